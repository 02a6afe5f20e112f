/** A slider for each latent dimension, those that change most first, with what lies at its ends. */

import { find, make, number } from './dom.js';
import { latest, settled } from './latest.js';

const SHOWN = 8, REACH = 3, STEPS = 240, PAUSE = 160;

export class Dials {
    #model;
    #stage;
    #dials;

    constructor(model, stage) {
        this.#model = model;
        this.#stage = stage;
        const most = model.settings.dials[0].change;
        this.#dials = model.settings.dials.map(dial => this.#dial(dial, most));
        find('#dials').append(...this.#dials.slice(0, SHOWN).map(dial => dial.row));
        find('#quiet').append(...this.#dials.slice(SHOWN).map(dial => dial.row));
        const more = this.#dials.length - SHOWN;
        find('#more').hidden = more <= 0;
        find('#more summary').textContent = `${more} more, which change less`;
        find('#more').ontoggle = () => this.#settled();
        find('#latent-lead').textContent = `A code has ${this.#dials.length} numbers. Those that change most come first; `
            + 'at the ends of each slider stands what it leads to.';
        stage.addEventListener('code', () => {
            this.#place();
            this.#settled();
        });
    }

    #dial({ dimension, change }, most) {
        const { codec } = this.#model;
        const name = `z${dimension}`, share = Math.round(100 * change / most);
        const slider = make('input', {
            type: 'range', id: name, min: 0, max: STEPS, step: 1,
            oninput: () => {
                const z = this.#stage.z.slice();
                z[dimension] = this.#at(dimension, 2 * slider.value / STEPS - 1);
                this.#stage.show({ z, caption: 'A code of your own', origin: this });
            },
        });
        const value = make('output', { for: name });
        const ends = [codec.element(), codec.element()];
        const meter = make('span', { className: 'share', title: `${share} % of the most` });
        meter.style.setProperty('--share', `${share}%`);
        const row = make('li', {},
            make('label', { for: name }, name, meter), value,
            make('span', { className: 'end', 'aria-hidden': 'true' }, ends[0]), slider,
            make('span', { className: 'end', 'aria-hidden': 'true' }, ends[1]));
        return { dimension, slider, value, ends, row };
    }

    /** The number at a part of the way from the middle (0) to an end (-1, 1). */
    #at(dimension, part) {
        const { mean, deviation } = this.#model.prior(this.#stage.number);
        return mean[dimension] + part * REACH * deviation[dimension];
    }

    /** Puts the sliders where the code is. */
    #place() {
        for (const { dimension, slider, value } of this.#dials) {
            const z = this.#stage.z[dimension], least = this.#at(dimension, -1);
            slider.value = (z - least) / (this.#at(dimension, 1) - least) * STEPS;
            slider.setAttribute('aria-valuetext', number(z, 2));
            value.textContent = number(z, 2);
        }
    }

    #settled = settled(() => this.#showEnds(), PAUSE);

    #showEnds = latest(async () => {
        const { latent, codec } = this.#model, z = this.#stage.z;
        const open = find('#more').open ? this.#dials : this.#dials.slice(0, SHOWN);
        await this.#model.inPieces(open.length, async (first, count) => {
            if (this.#stage.z !== z) return;
            const codes = new Float32Array(2 * count * latent);
            for (let i = 0; i < 2 * count; i++) {
                const { dimension } = open[first + (i >> 1)];
                codes.set(z, i * latent);
                codes[i * latent + dimension] = this.#at(dimension, i & 1 ? 1 : -1);
            }
            const { expected } = await this.#model.decode(codes, this.#stage.classes(2 * count));
            for (let i = 0; i < 2 * count; i++) codec.show(open[first + (i >> 1)].ends[i & 1], expected, i);
        });
    });
}
