/** The visitor's own item: what it is for the model, and what the model makes of it. */

import { find, save } from './dom.js';
import { lowerBound } from './fit.js';
import { latest } from './latest.js';

export class Own {
    #model;
    #stage;
    #given;
    #rebuilt;
    #pad;
    #x;
    #name;
    #number;

    /** @param usual some items, by which a hand knows whether to draw light or dark */
    constructor(model, stage, usual) {
        this.#model = model;
        this.#stage = stage;
        const { codec } = model;
        this.#given = codec.element();
        this.#rebuilt = codec.element();
        find('#given').append(this.#given);
        find('#rebuilt').append(this.#rebuilt);
        this.#pad = codec.pad?.(this.#given, usual, x => this.#encode(x, 'What you drew'));
        this.#pad?.clear();
        find('#own').classList.toggle('drawn', !!this.#pad);
        find('#own-lead').textContent = (this.#pad ? 'Draw one, or bring a file.' : 'Bring a file.')
            + ` The model writes it down as ${model.latent} numbers, and makes it anew from them alone.`;
        this.#label();
        find('#clear').hidden = !this.#pad;
        find('#clear').onclick = () => {
            this.#pad.clear();
            this.#label();
        };
        find('#file').accept = codec.accept;
        find('#file').onchange = ({ target }) => {
            this.#read(target.files[0]);
            target.value = '';
        };
        find('#save-pair').onclick = async () => save(await codec.file(this.values, 2),
            `${model.manifest.name}-yours.${codec.extension}`);
        this.#drops();
        stage.addEventListener('code', () => {
            if (stage.origin === this && stage.number !== this.#number) this.#encode(this.#x, this.#name, [stage.number]);
        });
    }

    #label() {
        find('#given-note').textContent = this.#pad ? 'Draw here, or drop a file.' : 'Drop a file here, or paste one.';
        find('#rebuilt-note').textContent = 'What the model makes of it';
        find('#save-pair').disabled = true;
    }

    #drops() {
        const target = find('#given');
        addEventListener('dragover', event => {
            event.preventDefault();
            target.classList.add('over');
        });
        addEventListener('dragleave', event => {
            if (!event.relatedTarget) target.classList.remove('over');
        });
        addEventListener('drop', event => {
            event.preventDefault();
            target.classList.remove('over');
            this.#read(event.dataTransfer.files[0]);
        });
        addEventListener('paste', event => this.#read(event.clipboardData.files[0]));
    }

    async #read(file) {
        if (!file) return;
        find('#own').scrollIntoView({ block: 'nearest' });
        try {
            const x = await this.#model.codec.read(file);
            this.#model.codec.show(this.#given, x);
            this.#encode(x, file.name);
        } catch (fault) {
            find('#given-note').textContent = fault.message;
        }
    }

    /** @param numbers the classes to choose from */
    #encode = latest(async (x, name, numbers = this.#numbers()) => {
        find('#given-note').textContent = name;
        find('#rebuilt-note').textContent = 'Encoding';
        try {
            const { number, z, made } = await this.#best(x, numbers);
            this.#model.codec.show(this.#rebuilt, made);
            find('#rebuilt-note').textContent = 'What the model makes of it'
                + (number === null ? '' : `, as ${this.#model.classes[number]}`);
            this.values = new Float32Array([...x, ...made]);
            find('#save-pair').disabled = false;
            this.#x = x;
            this.#name = name;
            this.#number = number;
            this.#stage.show({ z, number, caption: `The code of ${lower(name)}`, origin: this });
        } catch (fault) {
            find('#rebuilt-note').textContent = `This failed: ${fault.message}`;
        }
    });

    #numbers() {
        return this.#model.classes.length ? this.#model.classes.map((_, number) => number) : [null];
    }

    /** Encoded as each of some classes, that which explains the item best. */
    async #best(x, numbers) {
        let best = { bound: -Infinity };
        for (const number of numbers) {
            const classes = number === null ? null : [number];
            const posterior = await this.#model.encode(x, classes);
            const made = await this.#model.decode(posterior.mean, classes);
            const bound = lowerBound(x, posterior, made, this.#model.prior(number), this.#model.manifest.likelihood);
            if (bound > best.bound || !best.z) best = { bound, number, z: posterior.mean, made: made.expected };
        }
        return best;
    }
}

const lower = name => name.startsWith('What ') ? 'w' + name.slice(1) : name;
