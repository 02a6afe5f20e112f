/**
 * The counter-based generator Philox4x32-10, with the numbers of dev.noema.serving.random.
 *
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */

const ROUNDS = 10;
const MULTIPLIER_0 = 0xD2511F53, MULTIPLIER_1 = 0xCD9E8D57;
const WEYL_0 = 0x9E3779B9, WEYL_1 = 0xBB67AE85;

/** The upper half of the 64-bit product of two unsigned 32-bit numbers. */
const upper = (a, b) => {
    const aLow = a & 0xFFFF, aHigh = a >>> 16, bLow = b & 0xFFFF, bHigh = b >>> 16;
    const middle = aHigh * bLow + (aLow * bLow >>> 16);
    const lower = (middle & 0xFFFF) + aLow * bHigh;
    return aHigh * bHigh + (middle >>> 16) + (lower >>> 16) | 0;
};

/**
 * Writes the four words of one counter into `words`.
 *
 * @param k0 the lower key word
 * @param k1 the upper key word
 * @param c0, c1 the lower half of the counter, the upper one being 0
 */
export const block = (k0, k1, c0, c1, words, at) => {
    let c2 = 0, c3 = 0;
    for (let round = 0; round < ROUNDS; round++) {
        const high0 = upper(c0, MULTIPLIER_0), low0 = Math.imul(c0, MULTIPLIER_0);
        const high1 = upper(c2, MULTIPLIER_1), low1 = Math.imul(c2, MULTIPLIER_1);
        c0 = high1 ^ c1 ^ k0 + Math.imul(round, WEYL_0);
        c1 = low1;
        c2 = high0 ^ c3 ^ k1 + Math.imul(round, WEYL_1);
        c3 = low0;
    }
    words[at] = c0;
    words[at + 1] = c1;
    words[at + 2] = c2;
    words[at + 3] = c3;
};
