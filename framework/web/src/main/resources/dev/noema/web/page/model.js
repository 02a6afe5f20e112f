/** The model, as the page asks for it. Arrays are Float32Arrays of items one after the other. */

import { json } from './files.js';

/** How long one call may take, in milliseconds, so that what is newer need not wait. */
const PATIENCE = 60;

export class Model {
    /** @param report is told how many bytes have come and how many there are */
    static async open(report) {
        const model = new Model(report);
        model.settings = await json('page.json');
        ({ manifest: model.manifest } = await model.#ask({}));
        model.event = model.manifest.event.reduce((product, dimension) => product * dimension, 1);
        model.latent = model.manifest.latent[0];
        model.classes = model.manifest.classes;
        return model;
    }

    #worker = new Worker(new URL('engine.js', import.meta.url), { type: 'module' });
    #waiting = new Map();
    #asked = 0;
    #chunk = 4;

    constructor(report) {
        this.#worker.onmessage = ({ data: { id, outputs, fault, loaded, total } }) => {
            if (loaded !== undefined) {
                report(loaded, total);
                return;
            }
            const { resolve, reject } = this.#waiting.get(id);
            this.#waiting.delete(id);
            if (fault === undefined) resolve(outputs); else reject(new Error(fault));
        };
        this.#worker.onerror = event => {
            event.preventDefault();
            const fault = new Error(event.message || 'page/engine.js could not be loaded');
            for (const { reject } of this.#waiting.values()) reject(fault);
            this.#waiting.clear();
        };
    }

    /**
     * New items by the noise of a seed, as `noema sample` makes them: {z, expected, sample}.
     *
     * @param first the number of the first of them
     * @param classes the class of each, or null
     */
    sample({ seed, temperature, first = 0, count, classes }) {
        const given = { temperature: [temperature] };
        if (classes) given.condition = classes;
        return this.#ask({ graph: 'sampler', items: count, given, seed, first });
    }

    /** What p(x|z) is at codes: {expected} and the likelihood's parameters. */
    decode(z, classes) {
        const given = classes ? { z, condition: classes } : { z };
        return this.#ask({ graph: 'decoder', items: z.length / this.latent, given });
    }

    /** What q(z|x) is of items: {mean} and its other parameters. */
    encode(x, classes) {
        const given = classes ? { x, condition: classes } : { x };
        return this.#ask({ graph: 'encoder', items: x.length / this.event, given });
    }

    /** Where the prior's codes lie: {mean, deviation}. */
    prior(number) {
        return this.settings.prior[number ?? 0];
    }

    /**
     * Does a long work in pieces that are short enough for what is newer to come between.
     *
     * @param work is called with the first item and how many
     */
    async inPieces(count, work) {
        for (let first = 0; first < count;) {
            const items = Math.min(this.#chunk, count - first), since = performance.now();
            await work(first, items);
            const each = (performance.now() - since) / items;
            this.#chunk = Math.max(1, Math.min(64, Math.round(PATIENCE / each)));
            first += items;
        }
    }

    #ask(request) {
        const id = ++this.#asked;
        this.#worker.postMessage({ id, ...request });
        return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    }
}
