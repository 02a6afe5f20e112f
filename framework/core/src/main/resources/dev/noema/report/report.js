'use strict';
(() => {
const data = JSON.parse(document.getElementById('curves').textContent);
const HEIGHT = data.comparison ? 360 : 190, TOP = 8, BOTTOM = 22, LEFT = 54, RIGHT = 6;
const root = document.getElementById('charts');
const hidden = new Set();
const extent = () => {
    const all = data.charts.flatMap(chart => chart.lines.flatMap(line => [line.step[0], line.step.at(-1)]));
    return [Math.min(...all), Math.max(...all)];
};
let whole = extent(), view = [...whole], axis = 'step';

const svg = (tag, attributes, parent) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return parent ? parent.appendChild(element) : element;
};
const html = (tag, className, parent) => {
    const element = document.createElement(tag);
    element.className = className;
    return parent.appendChild(element);
};

const isBand = line => line.style.endsWith(' band');

// The first entry that is not before a step.
const find = (steps, step) => {
    let low = 0, high = steps.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (steps[middle] < step) low = middle + 1; else high = middle;
    }
    return low;
};
const nearest = (steps, step) => {
    const right = Math.min(find(steps, step), steps.length - 1);
    return right > 0 && step - steps[right - 1] < steps[right] - step ? right - 1 : right;
};

const number = value => {
    const size = Math.abs(value);
    if (value === 0) return '0';
    if (size < 1e-3 || size >= 1e7) return value.toExponential(2).replace('e-', 'e−').replace('-', '−');
    const text = size >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(4).replace(/\.0+$/, '');
    return text.replace('-', '−');
};
const duration = seconds => {
    const s = Math.round(seconds), m = Math.floor(s / 60), h = Math.floor(m / 60);
    return h ? `${h} h ${m % 60} min` : m ? `${m} min ${s % 60} s` : `${s} s`;
};
const ticks = (from, to, count) => {
    const raw = (to - from) / count, power = 10 ** Math.floor(Math.log10(raw));
    const step = power * [1, 2, 5, 10].find(factor => power * factor >= raw * 0.999);
    const result = [];
    for (let i = Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) result.push(i * step);
    return { values: result, step };
};
const tickText = (value, step) => {
    if (Math.abs(value) < step / 1e6) return '0';
    if (step < 1e-3) return value.toExponential(Math.max(0, Math.floor(Math.log10(Math.abs(value)) + 1e-9) - Math.floor(Math.log10(step) + 1e-9))).replace('-', '−').replace('e-', 'e−');
    const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace('-', '−');
};

// Joins the entries of each pixel: least, greatest and mean stay.
const perPixel = (line, x, width) => {
    const from = Math.max(0, find(line.step, view[0]) - 1), to = Math.min(line.step.length, find(line.step, view[1]) + 1);
    const points = [];
    let last = -Infinity;
    for (let i = from; i < to; i++) {
        const at = x(line.step[i]), pixel = Math.floor(at);
        const low = (line.low || line.mean)[i], high = (line.high || line.mean)[i];
        if (pixel === last && to - from > width) {
            const point = points.at(-1);
            point.low = Math.min(point.low, low);
            point.high = Math.max(point.high, high);
            point.sum += line.mean[i];
            point.count++;
        } else {
            points.push({ x: at, low, high, sum: line.mean[i], count: 1 });
            last = pixel;
        }
    }
    for (const point of points) point.mean = point.sum / point.count;
    return points;
};

// A mean over neighbours, weighed by a bell of some pixels.
const trend = points => points.map((centre, i) => {
    let sum = 0, weights = 0;
    for (const direction of [-1, 1]) {
        for (let j = direction < 0 ? i : i + 1; j >= 0 && j < points.length; j += direction) {
            const distance = (points[j].x - centre.x) / 7;
            if (Math.abs(distance) > 3) break;
            const weight = Math.exp(-distance * distance / 2) * points[j].count;
            sum += weight * points[j].mean;
            weights += weight;
        }
    }
    return { x: centre.x, mean: sum / weights };
});

// All values, unless a few far ones would press the others flat.
const range = (lines, cutting) => {
    let low = Infinity, high = -Infinity;
    for (const points of lines) {
        const sort = values => values.filter((_, i) => points[i].x >= LEFT - 1).sort((a, b) => a - b);
        const lows = sort(points.map(p => p.low)), highs = sort(points.map(p => p.high));
        if (!lows.length) continue;
        const cut = (values, share) => values[Math.round(share * (values.length - 1))];
        const bottom = cut(lows, cutting ? .08 : 0), top = cut(highs, cutting ? .92 : 1), normal = top - bottom;
        low = Math.min(low, normal > 0 && bottom - lows[0] > .8 * normal ? bottom : lows[0]);
        high = Math.max(high, normal > 0 && highs.at(-1) - top > .8 * normal ? top : highs.at(-1));
    }
    if (!(low <= high)) return [0, 1];
    const gap = (high - low) * .06 || Math.abs(high) * .1 || 1;
    return [low >= 0 && low - gap < 0 ? Math.min(low, 0) : low - gap, high + gap];
};

const charts = data.charts.map((chart, index) => {
    const figure = html('figure', 'chart', root);
    const head = html('h3', '', figure);
    html('span', '', head).textContent = chart.title + (chart.unit ? `, ${chart.unit}` : '');
    const readout = html('span', 'readout', head);
    const picture = svg('svg', { height: HEIGHT, role: 'img', 'aria-label': chart.title }, figure);
    let x, y, width, cursor;

    const seen = () => chart.lines.filter(line => !hidden.has(line.name));
    const draw = () => {
        if (figure.hidden) return;
        width = figure.clientWidth;
        x = step => LEFT + (step - view[0]) / (view[1] - view[0] || 1) * (width - LEFT - RIGHT);
        picture.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
        picture.replaceChildren();
        const lines = seen().map(line => perPixel(line, x, width - LEFT - RIGHT));
        // an interval of few seeds may be wide: it does not set the scale
        const seenAs = lines.map((points, i) => isBand(seen()[i]) ? points.map(p => ({ ...p, low: p.mean, high: p.mean })) : points);
        const [bottom, top] = range(seenAs, chart.measured);
        y = value => HEIGHT - BOTTOM - (value - bottom) / (top - bottom) * (HEIGHT - TOP - BOTTOM);
        axes(bottom, top);
        const clip = svg('clipPath', { id: `clip${index}` }, picture);
        svg('rect', { x: LEFT, y: TOP - 2, width: Math.max(0, width - LEFT - RIGHT + 3), height: HEIGHT - TOP - BOTTOM + 4 }, clip);
        const group = svg('g', { 'clip-path': `url(#clip${index})` }, picture);
        lines.forEach((points, i) => curve(group, seen()[i].style, points));
        cursor = svg('g', {}, picture);
        show(null);
    };

    const axes = (bottom, top) => {
        const up = ticks(bottom, top, 4), along = ticks(view[0], view[1], Math.max(2, width / 110));
        for (const value of up.values) {
            svg('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: Math.round(y(value)), y2: Math.round(y(value)) }, picture);
            svg('text', { x: LEFT - 7, y: y(value) + 4, 'text-anchor': 'end' }, picture).textContent = tickText(value, up.step);
        }
        for (const value of along.values) {
            const at = x(value);
            const anchor = at > width - 24 ? 'end' : 'middle';
            svg('text', { x: Math.min(at, width), y: HEIGHT - 5, 'text-anchor': anchor }, picture).textContent = tickText(value, along.step);
        }
    };

    const path = (points, of) => points.map((p, i) => `${i ? 'L' : 'M'}${p.x.toFixed(1)},${y(of(p)).toFixed(1)}`).join('');
    const curve = (group, style, points) => {
        const series = svg('g', { class: style }, group);
        const noisy = chart.measured && style !== 'validation' && points.length > 30;
        if (points.some(p => p.high > p.low)) {
            const back = [...points].reverse();
            svg('path', { class: 'spread', d: path(points, p => p.high) + path(back, p => p.low).replace('M', 'L') + 'Z' }, series);
        }
        if (noisy && !data.comparison) svg('path', { class: 'steps', d: path(points, p => p.mean) }, series);
        svg('path', { class: 'trend', d: path(noisy ? trend(points) : points, p => p.mean) }, series);
        if ((style === 'validation' || data.comparison && !noisy) && points.length <= 60) {
            for (const p of points) svg('circle', { class: 'dot', cx: p.x, cy: y(p.mean), r: 2.5 }, series);
        }
    };

    // What the curves say at a step; without one, how they end.
    const show = (step, pointed) => {
        cursor.replaceChildren();
        readout.replaceChildren();
        for (const line of seen()) {
            const at = step === null ? line.step.length - 1 : nearest(line.step, step);
            const value = html('span', line.style, readout);
            value.textContent = (data.comparison || step === null && chart.lines.length > 1 ? line.name + ' ' : '') + number(line.mean[at]);
            value.title = line.name;
            value.before(' ');
            if (step !== null && line.step[at] >= view[0] && line.step[at] <= view[1]) {
                const mark = svg('g', { class: line.style }, cursor);
                const level = Math.max(TOP, Math.min(HEIGHT - BOTTOM, y(line.mean[at])));
                svg('circle', { class: 'dot', cx: x(line.step[at]), cy: level, r: 3.5 }, mark);
            }
        }
        if (step !== null) {
            svg('line', { class: 'cursor', x1: x(step), x2: x(step), y1: TOP, y2: HEIGHT - BOTTOM }, cursor);
            readout.prepend((pointed ? place(step) : '') + ' ');
        }
    };
    const place = step => {
        const parts = [axis === 'step' ? `step ${Math.round(step).toLocaleString('en')}` : duration(step)];
        for (const line of data.clock) {
            const value = line.mean[nearest(line.step, step)];
            parts.push(line.name === 'epoch' ? `epoch ${value.toFixed(1)}` : duration(value));
        }
        return parts.join(' · ');
    };

    const stepAt = event => {
        const share = (event.clientX - picture.getBoundingClientRect().left - LEFT) / (width - LEFT - RIGHT);
        return view[0] + Math.max(0, Math.min(1, share)) * (view[1] - view[0]);
    };
    let start = null, selection = null;
    picture.addEventListener('pointerdown', event => {
        if (event.button) return;
        start = stepAt(event);
        selection = svg('rect', { class: 'selection', y: TOP, height: HEIGHT - TOP - BOTTOM, width: 0 }, picture);
        picture.setPointerCapture(event.pointerId);
    });
    picture.addEventListener('pointermove', event => {
        const step = stepAt(event);
        charts.forEach((each, i) => each.show(step, i === index));
        if (start !== null) {
            selection.setAttribute('x', Math.min(x(start), x(step)));
            selection.setAttribute('width', Math.abs(x(step) - x(start)));
        }
    });
    picture.addEventListener('pointerup', event => {
        if (start === null) return;
        const ends = [start, stepAt(event)].sort((a, b) => a - b);
        const wide = Math.abs(x(ends[1]) - x(ends[0])) > 5;
        start = null;
        selection.remove();
        if (wide && ends[1] - ends[0] >= (axis === 'step' ? 2 : 1e-3)) zoom(ends);
    });
    picture.addEventListener('pointercancel', () => { start = null; if (selection) selection.remove(); });
    picture.addEventListener('pointerleave', () => charts.forEach(each => each.show(null)));
    picture.addEventListener('dblclick', () => zoom([...whole]));
    const choose = chosen => { figure.hidden = !chosen; };
    return { draw, show, choose };
});

const zoom = ends => {
    view = ends;
    charts.forEach(chart => chart.draw());
};
if (root) {
    let width = 0;
    new ResizeObserver(() => {
        if (root.clientWidth !== width) {
            width = root.clientWidth;
            charts.forEach(chart => chart.draw());
        }
    }).observe(root);
    for (const event of ['beforeprint', 'afterprint']) addEventListener(event, () => charts.forEach(chart => chart.draw()));
}

if (data.comparison && root) {
    const metric = document.getElementById('metric'), along = document.getElementById('axis');
    data.charts.forEach((chart, i) => metric.add(new Option(chart.title, i)));
    const choose = () => {
        charts.forEach((chart, i) => chart.choose(i === +metric.value));
        zoom(view);
    };
    metric.addEventListener('change', choose);
    choose();
    along.addEventListener('change', () => {
        axis = along.value;
        for (const line of data.charts.flatMap(chart => chart.lines)) {
            line.steps = line.steps || line.step;
            line.step = axis === 'seconds' && line.seconds ? line.seconds : line.steps;
        }
        whole = extent();
        zoom([...whole]);
    });
    for (const box of document.querySelectorAll('#legend input')) {
        const turn = () => {
            if (box.checked) hidden.delete(box.value); else hidden.add(box.value);
            zoom(view);
        };
        box.addEventListener('change', turn);
        if (!box.checked) turn();
    }
}

const map = document.getElementById('latent-map');
if (map) {
    const WIDE = 1000, HIGH = 620, EDGE = 24, HUES = 10, REACH = 18;
    const points = data.latentMap.points, classes = data.latentMap.classes;
    const ends = of => [Math.min(...points.map(of)), Math.max(...points.map(of))];
    const [left, right] = ends(p => p.x), [low, high] = ends(p => p.y);
    // One scale for both axes, so that distances are true.
    const scale = Math.min((WIDE - 2 * EDGE) / (right - left || 1), (HIGH - 2 * EDGE) / (high - low || 1));
    const place = p => [WIDE / 2 + (p.x - (left + right) / 2) * scale, HIGH / 2 - (p.y - (low + high) / 2) * scale];
    const hue = type => 'hue' + (type === undefined || type === null ? 0 : type % HUES);
    const picture = svg('svg', { viewBox: `0 0 ${WIDE} ${HIGH}`, role: 'img', 'aria-label': 'Map of the latent space' }, map);
    const dots = points.map(p => {
        const [cx, cy] = place(p);
        return svg('circle', { class: 'point ' + hue(p.label), cx, cy, r: 4.5 }, picture);
    });
    const card = html('div', 'card', map);
    const off = new Set();
    let near = -1;
    const show = next => {
        if (near >= 0) dots[near].classList.remove('near');
        near = next;
        card.replaceChildren();
        card.classList.toggle('shown', near >= 0);
        if (near < 0) return;
        const p = points[near], [x, y] = place(p);
        picture.append(dots[near]);
        dots[near].classList.add('near');
        if (p.picture) html('img', '', card).src = p.picture;
        if (p.words) html('p', 'words', card).textContent = p.words;
        const name = classes[p.label] ?? (p.label === undefined ? '' : 'class ' + p.label);
        if (name) html('strong', '', card).textContent = name;
        html('span', '', card).textContent = p.name;
        card.style.left = 100 * x / WIDE + '%';
        card.style.top = 100 * y / HIGH + '%';
        card.classList.toggle('leftwards', x > WIDE / 2);
        card.classList.toggle('upwards', y > HIGH / 2);
    };
    const seek = event => {
        const box = picture.getBoundingClientRect(), zoom = WIDE / box.width;
        const x = (event.clientX - box.left) * zoom, y = (event.clientY - box.top) * zoom;
        let best = -1, distance = (REACH * Math.max(1, zoom)) ** 2;
        points.forEach((p, i) => {
            if (off.has(p.label)) return;
            const [px, py] = place(p), d = (px - x) ** 2 + (py - y) ** 2;
            if (d < distance) { distance = d; best = i; }
        });
        if (best !== near) show(best);
    };
    picture.addEventListener('pointermove', seek);
    picture.addEventListener('pointerdown', seek);
    picture.addEventListener('pointerleave', () => show(-1));
    const types = [...new Set(points.map(p => p.label).filter(type => type !== undefined))].sort((a, b) => a - b);
    for (const type of types.length <= 40 ? types : []) {
        const label = html('label', hue(type), document.getElementById('latent-classes'));
        const box = html('input', '', label);
        box.type = 'checkbox';
        box.checked = true;
        label.append(classes[type] ?? 'class ' + type);
        box.addEventListener('change', () => {
            if (box.checked) off.delete(type); else off.add(type);
            points.forEach((p, i) => dots[i].classList.toggle('off', off.has(p.label)));
        });
    }
}

const previews = document.getElementById('previews');
if (previews) {
    const figures = [...previews.querySelectorAll('figure')];
    const slider = previews.querySelector('input'), play = document.getElementById('play');
    let timer = 0;
    const turn = () => figures.forEach((figure, i) => figure.classList.toggle('shown', i === +slider.value));
    const stop = () => { clearInterval(timer); timer = 0; play.textContent = 'Play'; };
    slider.addEventListener('input', () => { stop(); turn(); });
    play.addEventListener('click', () => {
        if (timer) return stop();
        if (slider.value === slider.max) slider.value = 0;
        turn();
        play.textContent = 'Pause';
        timer = setInterval(() => {
            slider.value = +slider.value + 1;
            turn();
            if (slider.value === slider.max) stop();
        }, 450);
    });
}
})();
