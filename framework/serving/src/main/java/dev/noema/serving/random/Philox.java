package dev.noema.serving.random;

/**
 * The counter-based generator Philox4x32-10: a keyed bijection of 128-bit counters.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 */
final class Philox {

    /** How many 32-bit words one counter gives. */
    static final int WORDS = 4;

    private static final int ROUNDS = 10;
    private static final long MULTIPLIER_0 = 0xD2511F53L;
    private static final long MULTIPLIER_1 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final long LOW = 0xFFFFFFFFL;

    private Philox() {}

    /**
     * Fills {@code words} with the output of consecutive counters, four words each.
     *
     * @param key both key words, the first in the low half
     * @param high the upper half of the counter, the same for all
     * @param first the lower half of the first counter
     * @param blocks how many counters
     */
    static void fill(long key, long high, long first, int blocks, int[] words) {
        int k0 = (int) key;
        int k1 = (int) (key >>> 32);
        for (int block = 0; block < blocks; block++) {
            long low = first + block;
            int c0 = (int) low;
            int c1 = (int) (low >>> 32);
            int c2 = (int) high;
            int c3 = (int) (high >>> 32);
            for (int round = 0; round < ROUNDS; round++) {
                long product0 = (c0 & LOW) * MULTIPLIER_0;
                long product1 = (c2 & LOW) * MULTIPLIER_1;
                c0 = (int) (product1 >>> 32) ^ c1 ^ (k0 + round * WEYL_0);
                c1 = (int) product1;
                c2 = (int) (product0 >>> 32) ^ c3 ^ (k1 + round * WEYL_1);
                c3 = (int) product0;
            }
            int at = block * WORDS;
            words[at] = c0;
            words[at + 1] = c1;
            words[at + 2] = c2;
            words[at + 3] = c3;
        }
    }
}
