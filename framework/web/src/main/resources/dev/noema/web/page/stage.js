/** The item on show: a code, a class where the model has classes, and what is decoded from them. */

import { chooser } from './chips.js';
import { find, save } from './dom.js';
import { latest } from './latest.js';

/** Tells of `code`, when another one was set, and `shown`, when what it decodes to stands there. */
export class Stage extends EventTarget {
    #model;
    #element;
    #classes;

    constructor(model) {
        super();
        this.#model = model;
        this.number = model.classes.length ? 0 : null;
        this.#element = model.codec.element();
        find('#shown').append(this.#element);
        if (model.classes.length) {
            this.#classes = chooser('Decoded as', model.classes, number => this.show({ number, origin: this.origin }));
            find('#stage-class').append(this.#classes.element);
        }
        find('#middle').onclick = async () => {
            const { z } = await model.sample({ seed: 0n, temperature: 0, count: 1, classes: this.classes(1) });
            this.show({ z, caption: 'The middle of the prior' });
        };
        find('#save').onclick = async () =>
            save(await model.codec.file(this.values, 1), `${model.manifest.name}.${model.codec.extension}`);
    }

    /** The class on show for so many items; null where the model has none. */
    classes(count) {
        return this.number === null ? null : new Array(count).fill(this.number);
    }

    /**
     * Shows what a code is decoded to.
     *
     * @param origin who set it
     */
    show({ z = this.z, number = this.number, caption = this.caption, origin = null }) {
        this.z = z;
        this.number = number;
        this.caption = caption;
        this.origin = origin;
        this.#classes?.choose(number);
        if (find('#caption').textContent !== caption) find('#caption').textContent = caption;
        this.dispatchEvent(new Event('code'));
        this.#decode();
    }

    #decode = latest(async () => {
        ({ expected: this.values } = await this.#model.decode(this.z, this.classes(1)));
        this.#model.codec.show(this.#element, this.values);
        this.dispatchEvent(new Event('shown'));
    });
}
