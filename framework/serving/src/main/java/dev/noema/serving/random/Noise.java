package dev.noema.serving.random;

/**
 * An endless row of random numbers that is a pure function of (seed, step, purpose).
 *
 * <p>Element i depends on the key and on i alone, so a row can be drawn in pieces, in any order, by any number of
 * threads. Normals, uniforms and integers of one key are independent of each other. Immutable.
 */
public final class Noise {

    private static final int CHUNK = 1024;
    private static final int ONE = Float.floatToRawIntBits(1f);
    private static final float BELOW_ONE = 1 - 0x1p-24f;

    /** The top two bits of the counter, so that no two kinds of number share a counter. */
    private static final long UNIFORM = 0L << 62;

    private static final long NORMAL = 1L << 62;
    private static final long INTEGER = 2L << 62;

    private final long key;
    private final long step;

    private Noise(long key, long step) {
        this.key = key;
        this.step = step;
    }

    /**
     * The row of one key.
     *
     * @param seed the experiment's or the caller's seed
     * @param step the training step or epoch; 0 where there is none
     * @param purpose what the numbers are for, such as {@code posterior}; its UTF-8 bytes are hashed by FNV-1a
     */
    public static Noise of(long seed, long step, String purpose) {
        return new Noise(Key.of(seed, purpose), step);
    }

    /** Fills {@code values} with the first standard normals. */
    public void normals(float[] values) {
        normals(values, 0, values.length, 0);
    }

    /**
     * Fills a part of {@code values} with standard normals, which lie within 6.4 of 0.
     *
     * @param from the first index that is written
     * @param count how many are written
     * @param first the element of the row that is written to {@code from}
     */
    public void normals(float[] values, int from, int count, long first) {
        int[] words = buffer(count);
        int[] tails = new int[words.length];
        for (int done = 0; done < count; done += CHUNK) {
            int size = Math.min(CHUNK, count - done);
            int skip = words(NORMAL, first + done, size, words);
            Normals.transform(words, skip, size, values, from + done, tails);
        }
    }

    /** Fills {@code values} with the first uniforms of the open interval (0, 1). */
    public void uniforms(float[] values) {
        uniforms(values, 0, values.length, 0);
    }

    /**
     * Fills a part of {@code values} with uniforms of the open interval (0, 1): odd multiples of 2^-24, never 0 or 1.
     *
     * @param from the first index that is written
     * @param count how many are written
     * @param first the element of the row that is written to {@code from}
     */
    public void uniforms(float[] values, int from, int count, long first) {
        int[] words = buffer(count);
        for (int done = 0; done < count; done += CHUNK) {
            int size = Math.min(CHUNK, count - done);
            int skip = words(UNIFORM, first + done, size, words);
            for (int i = 0; i < size; i++) {
                // 23 random bits behind the point of 1.xxx, and then less the 1 but for half of the last bit.
                values[from + done + i] = Float.intBitsToFloat(words[skip + i] >>> 9 | ONE) - BELOW_ONE;
            }
        }
    }

    /**
     * Element {@code element} of the row of integers from 0 to {@code bound - 1}, each equally likely to within 2^-33.
     *
     * @param bound at least 1
     */
    public int below(int bound, long element) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound " + bound + " is below 1");
        }
        int[] words = new int[Philox.WORDS];
        Philox.fill(key, step, INTEGER | element >>> 1, 1, words);
        int at = (int) (element & 1) << 1;
        return scale(words[at], words[at + 1], bound);
    }

    /**
     * A shuffle of 0 to {@code size - 1}, every order equally likely: a Fisher-Yates shuffle by this row's integers.
     *
     * @param size not negative
     */
    public int[] permutation(int size) {
        int[] order = new int[size];
        int[] words = new int[Philox.WORDS];
        for (int i = 0; i < size; i++) {
            if ((i & 1) == 0) {
                Philox.fill(key, step, INTEGER | i >>> 1, 1, words);
            }
            int at = (i & 1) << 1;
            int j = scale(words[at], words[at + 1], i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** floor(bound * word / 2^64), where the two halves make the word. */
    private static int scale(int high, int low, int bound) {
        long lower = (low & 0xFFFFFFFFL) * bound >>> 32;
        return (int) ((high & 0xFFFFFFFFL) * bound + lower >>> 32);
    }

    private static int[] buffer(int count) {
        return new int[Math.min(CHUNK, Math.max(count, 0)) + 2 * Philox.WORDS];
    }

    /** Draws the words of some elements and says at which index the first one stands. */
    private int words(long kind, long first, int count, int[] words) {
        int skip = (int) (first % Philox.WORDS);
        int blocks = (skip + count + Philox.WORDS - 1) / Philox.WORDS;
        Philox.fill(key, step, kind | first / Philox.WORDS, blocks, words);
        return skip;
    }
}
