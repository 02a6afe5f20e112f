/**
 * Random numbers as a pure function of (seed, purpose): the numbers that
 * dev.noema.serving.random.Noise gives for step 0, so that a seed means the same picture here, in
 * Java and on the command line.
 */

import { block } from './philox.js';
import { inverseNormal } from './normal.js';

const WORDS = 4;
const MASK = 0xFFFFFFFFFFFFFFFFn;

/** The top two bits of the counter: no two kinds of number share one. */
const UNIFORM = 0, NORMAL = 1 << 30;

/** The 64-bit FNV-1a hash of the text's UTF-8 bytes. */
const hash = text => {
    let value = 0xCBF29CE484222325n;
    for (const byte of new TextEncoder().encode(text)) {
        value = (value ^ BigInt(byte)) * 0x100000001B3n & MASK;
    }
    return value;
};

/** The output function of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
const mix = value => {
    let z = value + 0x9E3779B97F4A7C15n & MASK;
    z = (z ^ z >> 30n) * 0xBF58476D1CE4E5B9n & MASK;
    z = (z ^ z >> 27n) * 0x94D049BB133111EBn & MASK;
    return z ^ z >> 31n;
};

export class Noise {
    /**
     * @param seed a BigInt, taken modulo 2^64
     * @param purpose what the numbers are for, such as `prior`
     */
    constructor(seed, purpose) {
        const key = mix(BigInt.asUintN(64, seed) ^ mix(hash(purpose)));
        this.k0 = Number(key & 0xFFFFFFFFn) | 0;
        this.k1 = Number(key >> 32n) | 0;
    }

    /** Standard normals: z = Phi^-1((word + 1/2) / 2^32). */
    normals(first, count) {
        return this.#draw(NORMAL, first, count, word => inverseNormal((word + 0.5) / 2 ** 32 - 0.5));
    }

    /** Uniforms of the open interval (0, 1): odd multiples of 2^-24. */
    uniforms(first, count) {
        return this.#draw(UNIFORM, first, count, word => ((word >>> 9) * 2 + 1) / 2 ** 24);
    }

    #draw(kind, first, count, transform) {
        const values = new Float32Array(count), words = new Uint32Array(WORDS);
        let drawn = -1;
        for (let i = 0; i < count; i++) {
            const counter = Math.floor((first + i) / WORDS);
            if (counter !== drawn) {
                block(this.k0, this.k1, counter | 0, kind | counter / 2 ** 32, words, 0);
                drawn = counter;
            }
            values[i] = transform(words[(first + i) % WORDS]);
        }
        return values;
    }
}
