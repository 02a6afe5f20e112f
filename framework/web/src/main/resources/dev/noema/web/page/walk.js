/** The way from one code to another: frames side by side, and a slider that moves along. */

import { find, make, save } from './dom.js';
import { latest } from './latest.js';

const FRAMES = 9, SECONDS = 4;

/** An end that stays as it is. */
const fixed = code => async () => code;

/** The straight line, (1 - t) a + t b. */
const between = (a, b, t) => a.map((value, i) => (1 - t) * value + t * b[i]);

export class Walk {
    #model;
    #stage;
    #frames;
    #number;
    #playing = 0;

    constructor(model, stage) {
        this.#model = model;
        this.#stage = stage;
        this.#frames = Array.from({ length: FRAMES }, () => model.codec.element());
        find('#frames').append(...this.#frames.map(frame => make('span', {}, frame)));
        find('#place').oninput = () => {
            this.#stop();
            this.#go();
        };
        find('#play').onclick = () => this.#playing ? this.#stop() : this.#play();
        find('#from-shown').onclick = () => this.#set({ from: fixed(stage.z) });
        find('#to-shown').onclick = () => this.#set({ to: fixed(stage.z) });
        find('#to-new').onclick = () => this.#set({ to: this.#drawn() });
        find('#save-walk').onclick = async () => save(await model.codec.file(this.values, FRAMES),
            `${model.manifest.name}-walk.${model.codec.extension}`);
        stage.addEventListener('code', () => {
            if (stage.origin !== this) this.#stop();
            if (stage.number !== this.#number) this.#draw();
        });
        this.#set({ from: this.#drawn(), to: this.#drawn() });
    }

    /** A new code from the prior; of the class on show, so that it is another one when that changes. */
    #drawn() {
        const seed = BigInt(Math.floor(Math.random() * 2 ** 53));
        return async () =>
            (await this.#model.sample({ seed, temperature: 1, count: 1, classes: this.#stage.classes(1) })).z;
    }

    /** @param from, to give codes */
    #set({ from = this.from, to = this.to }) {
        Object.assign(this, { from, to });
        this.#draw();
    }

    #draw = latest(async () => {
        const { latent, event, codec } = this.#model;
        this.#number = this.#stage.number;
        const from = await this.from(), to = await this.to();
        this.ends = [from, to];
        const values = new Float32Array(FRAMES * event);
        await this.#model.inPieces(FRAMES, async (first, count) => {
            const codes = new Float32Array(count * latent);
            for (let i = 0; i < count; i++) codes.set(between(from, to, (first + i) / (FRAMES - 1)), i * latent);
            const { expected } = await this.#model.decode(codes, this.#stage.classes(count));
            values.set(expected, first * event);
            for (let i = 0; i < count; i++) codec.show(this.#frames[first + i], expected, i);
        });
        this.values = values;
    });

    #go() {
        if (!this.ends) return;
        const t = find('#place').value / 100;
        find('#place').setAttribute('aria-valuetext', `${find('#place').value} %`);
        this.#stage.show({
            z: between(...this.ends, t),
            caption: 'Between two codes',
            origin: this,
        });
    }

    #play() {
        let last = performance.now(), t = find('#place').value / 100, way = t < 1 ? 1 : -1;
        this.#label(true);
        const frame = now => {
            t += way * (now - last) / 1000 / SECONDS;
            last = now;
            if (t >= 1 || t <= 0) way = t >= 1 ? -1 : 1;
            // It slows down at both ends: t^2 (3 - 2 t).
            const held = Math.max(0, Math.min(1, t));
            find('#place').value = 100 * held * held * (3 - 2 * held);
            this.#go();
            this.#playing = requestAnimationFrame(frame);
        };
        this.#playing = requestAnimationFrame(frame);
    }

    #stop() {
        cancelAnimationFrame(this.#playing);
        this.#label(false);
        this.#playing = 0;
    }

    #label(playing) {
        find('#play').textContent = playing ? 'Pause' : 'Play';
    }
}
