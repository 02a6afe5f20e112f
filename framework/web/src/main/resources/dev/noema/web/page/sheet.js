/** Many samples of one seed, of which one is looked at. */

import { recall, remember, seedOf } from './address.js';
import { chooser } from './chips.js';
import { find, make, number, save } from './dom.js';
import { latest } from './latest.js';

const ABOUT = 30, SMALL = 32;

export class Sheet {
    #model;
    #stage;
    #settings;
    #classes;
    #tiles = [];

    constructor(model, stage) {
        this.#model = model;
        this.#stage = stage;
        this.#settings = recall(model.classes);
        const classes = model.classes.length, inRow = classes > 4 && classes <= 16;
        this.columns = inRow ? classes : model.codec.width <= SMALL ? 10 : 6;
        this.count = Math.max(1, Math.round(ABOUT / this.columns)) * this.columns;
        this.#settings.item = Math.min(this.#settings.item, this.count - 1);
        this.#lay(inRow && classes % 2 === 0 ? classes / 2 : 5);
        this.#controls();
        stage.addEventListener('code', () => this.#mark());
        this.ready = this.make();
    }

    /** Another sample on show: the next of the sheet, and after the last a new sheet. */
    another() {
        const next = this.#settings.item + 1;
        if (this.#stage.origin === this && next < this.count) this.#choose(next);
        else if (this.#stage.origin !== this) this.#choose(this.#settings.item);
        else this.#reseed(0);
    }

    make = latest(async () => {
        const { seed, temperature } = this.#settings, { latent, event, codec } = this.#model;
        const classes = this.#classesOf(this.count);
        const codes = new Float32Array(this.count * latent), values = new Float32Array(this.count * event);
        await this.#model.inPieces(this.count, async (first, count) => {
            const part = classes?.slice(first, first + count) ?? null;
            const { z, expected } = await this.#model.sample({ seed, temperature, first, count, classes: part });
            codes.set(z, first * latent);
            values.set(expected, first * event);
            for (let i = 0; i < count; i++) codec.show(this.#tiles[first + i].firstChild, expected, i);
        });
        Object.assign(this, { codes, values, classes });
        if (!this.#stage.z || this.#stage.origin === this) this.#choose(this.#settings.item);
        else this.#remember();
    });

    #lay(narrow) {
        const sheet = find('#sheet');
        sheet.style.setProperty('--wide', this.columns);
        sheet.style.setProperty('--narrow', narrow);
        for (let i = 0; i < this.count; i++) {
            const tile = make('button', { type: 'button', tabIndex: -1, onclick: () => this.#choose(i) },
                this.#model.codec.element());
            this.#tiles.push(tile);
            sheet.append(tile);
        }
        this.#tiles[this.#settings.item].tabIndex = 0;
        sheet.onkeydown = event => {
            const across = getComputedStyle(sheet).gridTemplateColumns.split(' ').length;
            const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across }[event.key];
            const to = this.#tiles.indexOf(document.activeElement) + step;
            if (!this.#tiles[to]) return;
            event.preventDefault();
            this.#tiles[to].focus();
            this.#choose(to);
        };
    }

    #controls() {
        const { seed, temperature, number: wanted } = this.#settings;
        Object.assign(find('#seed'), { value: seed, onchange: () => this.#seedWritten() });
        find('#reseed').onclick = () => this.#reseed(this.#settings.item);
        Object.assign(find('#temperature'), {
            value: temperature,
            oninput: () => {
                this.#settings.temperature = Number(find('#temperature').value);
                this.#label();
                this.make();
            },
        });
        if (this.#model.classes.length) {
            this.#classes = chooser('Class', ['each in turn', ...this.#model.classes], index => {
                this.#settings.number = index ? index - 1 : null;
                this.make();
            });
            this.#classes.choose(wanted === null ? 0 : wanted + 1);
            find('#sheet-class').append(this.#classes.element);
        }
        find('#save-sheet').onclick = async () => save(await this.#model.codec.file(this.values, this.columns),
            `${this.#model.manifest.name}-seed-${this.#settings.seed}.${this.#model.codec.extension}`);
        this.#label();
    }

    #seedWritten() {
        const seed = seedOf(find('#seed').value);
        find('#seed').setAttribute('aria-invalid', seed === undefined);
        if (seed === undefined) return;
        this.#settings.seed = seed;
        this.make();
    }

    #reseed(item) {
        this.#settings.seed = BigInt(Math.floor(Math.random() * 1e6));
        this.#settings.item = item;
        find('#seed').value = this.#settings.seed;
        this.#seedWritten();
    }

    #label() {
        find('#temperature-value').textContent = number(this.#settings.temperature, 2);
    }

    #classesOf(count) {
        if (!this.#model.classes.length) return null;
        const { number } = this.#settings;
        return Array.from({ length: count }, (_, i) => number ?? i % this.#model.classes.length);
    }

    #choose(item) {
        const { latent } = this.#model, { seed } = this.#settings;
        this.#settings.item = item;
        this.#stage.show({
            z: this.codes.slice(item * latent, (item + 1) * latent),
            number: this.classes ? this.classes[item] : null,
            caption: `Sample ${item + 1} of seed ${seed}`,
            origin: this,
        });
        this.#remember();
    }

    /** Marks what is on show. */
    #mark() {
        const { item } = this.#settings, { classes } = this.#model;
        this.#tiles.forEach((tile, i) => {
            tile.tabIndex = i === item ? 0 : -1;
            tile.setAttribute('aria-pressed', i === item && this.#stage.origin === this);
            tile.setAttribute('aria-label', `Sample ${i + 1}` + (this.classes ? `, class ${classes[this.classes[i]]}` : ''));
        });
    }

    /** Keeps what is chosen in the address, and says how to have it elsewhere. */
    #remember() {
        const { seed, temperature, item, number } = this.#settings, { classes, manifest } = this.#model;
        const name = number === null ? undefined : classes[number];
        find('#command').textContent = `noema sample ${quoted(manifest.name)} --seed ${seed} --temperature ${temperature} --n ${this.count}`
            + (name === undefined ? '' : ` --class ${quoted(name)}`);
        remember({ seed, temperature, item, name });
    }
}

const quoted = text => /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
