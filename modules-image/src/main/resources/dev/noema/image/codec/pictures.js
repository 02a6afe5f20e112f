/**
 * Shows pictures in a page and reads picture files as ImageCodec does: values (channels, height,
 * width) in [0, 1].
 */

const GAP = 2, SMALL = 64, CRISP = 32;
const KINDS = 'PNG, JPEG, GIF, BMP or WebP';

export default manifest => {
    const how = manifest.preprocessing;
    const { width, height, channels } = how;
    const area = width * height, size = channels * area;

    const draw = (context, values, item, left, top) => {
        const image = context.createImageData(width, height);
        for (let i = 0; i < area; i++) {
            for (let channel = 0; channel < 3; channel++) {
                const plane = channels === 1 ? 0 : channel;
                image.data[4 * i + channel] = 255 * values[item * size + plane * area + i];
            }
            image.data[4 * i + 3] = 255;
        }
        context.putImageData(image, left, top);
    };

    const blank = () => Object.assign(document.createElement('canvas'), { width, height });

    return {
        extension: 'png',
        kind: channels === 1 ? `grey pictures of ${width} × ${height}` : `pictures of ${width} × ${height}`,
        width,
        height,
        accept: 'image/*',

        /** An element that will show one item; the pixels of small ones can be told apart. */
        element() {
            const canvas = blank();
            if (width <= CRISP) canvas.style.imageRendering = 'pixelated';
            return canvas;
        },

        show(canvas, values, item = 0) {
            draw(canvas.getContext('2d'), values, item, 0, 0);
        },

        /** The numbers that a file is for the model. */
        async read(file) {
            const pixels = fitted(await decoded(file, how), how);
            return how.binarize === 'none' ? Float32Array.from(pixels, value => value / 255) : drawn(pixels);
        },

        /** Some items as one file: a grid like that of `noema sample`. */
        file(values, columns) {
            const count = values.length / size, across = Math.min(columns, count);
            const larger = Math.max(1, Math.floor(SMALL / Math.max(width, height)));
            const gap = count === 1 ? 0 : GAP, item = blank();
            const sheet = Object.assign(document.createElement('canvas'), {
                width: gap + across * (width * larger + gap),
                height: gap + Math.ceil(count / across) * (height * larger + gap),
            });
            const context = sheet.getContext('2d');
            context.fillStyle = '#fff';
            context.fillRect(0, 0, sheet.width, sheet.height);
            context.imageSmoothingEnabled = false;
            for (let i = 0; i < count; i++) {
                draw(item.getContext('2d'), values, i, 0, 0);
                context.drawImage(item,
                    gap + i % across * (width * larger + gap),
                    gap + Math.floor(i / across) * (height * larger + gap),
                    width * larger, height * larger);
            }
            return new Promise(resolve => sheet.toBlob(resolve, 'image/png'));
        },

        /**
         * Lets people draw an item by hand, where items are small and grey; as dark or light as `usual` items are.
         * `changed` is given the numbers.
         */
        pad: channels === 1 && width <= SMALL
            ? (canvas, usual, changed) => {
                const light = usual.reduce((sum, value) => sum + value, 0) < usual.length / 2;
                return handDrawn(canvas, light ? ['#000', '#fff'] : ['#fff', '#000'], changed);
            }
            : undefined,
    };
};

/** A file's pixels: planes of 8-bit values, upright, transparency laid on white. */
const decoded = async (file, { channels, 'max-pixels': most }) => {
    const image = await createImageBitmap(file, { imageOrientation: 'from-image', colorSpaceConversion: 'none' })
        .catch(() => {
            throw new Error(`${file.name || 'This'} is no picture that this browser can read; it reads ${KINDS}.`);
        });
    const { width, height } = image, area = width * height;
    if (area > most) throw new Error(`${file.name} has ${area} pixels; at most ${most} are allowed.`);
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const pixels = new Uint8ClampedArray(channels * area);
    for (let i = 0; i < area; i++) {
        const red = data[4 * i], green = data[4 * i + 1], blue = data[4 * i + 2];
        if (channels === 1) {
            pixels[i] = 19595 * red + 38470 * green + 7471 * blue + 0x8000 >> 16; // luma of Rec. 601
        } else {
            pixels[i] = red;
            pixels[area + i] = green;
            pixels[2 * area + i] = blue;
        }
    }
    return { pixels, width, height };
};

/** Brings a picture to the model's size, as Fit does. */
const fitted = (picture, { width, height, channels, fit }) => {
    if (picture.width === width && picture.height === height) return picture.pixels;
    const whole = [0, 0, picture.width, picture.height];
    if (fit === 'stretch') return resampled(picture, whole, width, height, channels);
    if (fit === 'crop') {
        const scale = Math.min(picture.width / width, picture.height / height);
        const wide = width * scale, high = height * scale;
        const part = [(picture.width - wide) / 2, (picture.height - high) / 2, wide, high];
        return resampled(picture, part, width, height, channels);
    }
    if (fit === 'pad') {
        const scale = Math.max(picture.width / width, picture.height / height);
        const across = Math.max(1, Math.round(picture.width / scale));
        const down = Math.max(1, Math.round(picture.height / scale));
        const inner = resampled(picture, whole, across, down, channels);
        const left = width - across >> 1, top = height - down >> 1;
        return Uint8ClampedArray.from({ length: channels * width * height }, (_, i) => {
            const channel = Math.floor(i / (width * height));
            const row = Math.floor(i / width) % height - top, column = i % width - left;
            return inner[(channel * down + Math.max(0, Math.min(down - 1, row))) * across
                + Math.max(0, Math.min(across - 1, column))];
        });
    }
    throw new Error(`The picture is ${picture.width} × ${picture.height}; this model takes ${width} × ${height} alone.`);
};

/** A separable triangle filter that widens with the reduction, as Resampling. */
const resampled = (picture, [left, top, wide, high], width, height, channels) => {
    const across = weights(left, wide, picture.width, width), down = weights(top, high, picture.height, height);
    const result = new Uint8ClampedArray(channels * width * height);
    const narrow = new Float32Array(picture.height * width);
    for (let channel = 0; channel < channels; channel++) {
        for (let row = 0; row < picture.height; row++) {
            const start = (channel * picture.height + row) * picture.width;
            across.forEach(({ first, shares }, column) => {
                narrow[row * width + column] =
                    shares.reduce((sum, share, i) => sum + share * picture.pixels[start + first + i], 0);
            });
        }
        down.forEach(({ first, shares }, row) => {
            for (let column = 0; column < width; column++) {
                result[(channel * height + row) * width + column] =
                    Math.round(shares.reduce((sum, share, i) => sum + share * narrow[(first + i) * width + column], 0));
            }
        });
    }
    return result;
};

const weights = (start, length, inputs, outputs) => Array.from({ length: outputs }, (_, output) => {
    const scale = length / outputs, reach = Math.max(scale, 1);
    const center = start + (output + 0.5) * scale;
    const first = Math.max(0, Math.min(inputs - 1, Math.trunc(center - reach + 0.5)));
    const end = Math.max(first + 1, Math.min(inputs, Math.trunc(center + reach + 0.5)));
    const raw = Array.from({ length: end - first }, (_, i) => Math.max(0, 1 - Math.abs((first + i + 0.5 - center) / reach)));
    const total = raw.reduce((sum, weight) => sum + weight, 0);
    return { first, shares: raw.map(weight => total > 0 ? weight / total : 1 / raw.length) };
});

const MASK = 0xFFFFFFFFFFFFFFFFn, GOLDEN = 0x9E3779B97F4A7C15n;

const mix = value => {
    let z = (value ^ value >> 30n) * 0xBF58476D1CE4E5B9n & MASK;
    z = (z ^ z >> 27n) * 0x94D049BB133111EBn & MASK;
    return z ^ z >> 31n;
};

/** Each pixel as Bernoulli(value / 255), by the one fixed draw that ImageCodec makes. */
const drawn = pixels => {
    const key = mix(mix(mix(GOLDEN)));
    return Float32Array.from(pixels, (value, i) => {
        const bits = mix(key + BigInt(i >> 2) * GOLDEN & MASK) >> BigInt(16 * (i & 3));
        return Number(bits & 0xFFFFn) < Math.round(value * 65536 / 255) ? 1 : 0;
    });
};

/** Soft strokes on a canvas of one tone. */
const handDrawn = (canvas, [paper, ink], changed) => {
    const { width, height } = canvas;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    let last;
    const numbers = () => {
        const { data } = context.getImageData(0, 0, width, height);
        return Float32Array.from({ length: width * height }, (_, i) => data[4 * i] / 255);
    };
    const at = event => {
        const box = canvas.getBoundingClientRect();
        return [(event.clientX - box.left) / box.width * width, (event.clientY - box.top) / box.height * height];
    };
    const stroke = event => {
        const [x, y] = at(event);
        Object.assign(context, { strokeStyle: ink, lineWidth: width / 12, lineCap: 'round', lineJoin: 'round' });
        context.beginPath();
        context.moveTo(...last);
        context.lineTo(x, y + 0.01);
        context.stroke();
        last = [x, y];
        changed(numbers());
    };
    canvas.addEventListener('pointerdown', event => {
        canvas.setPointerCapture(event.pointerId);
        last = at(event);
        stroke(event);
    });
    canvas.addEventListener('pointermove', event => {
        if (last && canvas.hasPointerCapture(event.pointerId)) stroke(event);
    });
    return {
        clear() {
            context.fillStyle = paper;
            context.fillRect(0, 0, width, height);
        },
    };
};
