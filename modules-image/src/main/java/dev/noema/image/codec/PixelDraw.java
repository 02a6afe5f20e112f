package dev.noema.image.codec;

/**
 * Random numbers for pixels as a function of a key: the n-th number is SplitMix64's hash of key and
 * n (Steele, Lea and Flood, 2014), so that any reading can be repeated.
 */
public final class PixelDraw {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /**
     * A pixel of this value is 1 for so many of the 65,536 values of 16 random bits; 0 never, 255
     * always.
     */
    private static final int[] THRESHOLD = new int[256];

    static {
        for (int value = 0; value < 256; value++) {
            THRESHOLD[value] = (int) Math.round(value * 65536.0 / 255);
        }
    }

    private PixelDraw() {}

    /** A key for one item in one pass over the data. */
    public static long key(long seed, long epoch, long item) {
        return mix(mix(mix(seed + GOLDEN) ^ epoch) ^ item);
    }

    /** The n-th number of a key, uniform in [0, 1). */
    public static double uniform(long key, int n) {
        return (mix(key + n * GOLDEN) >>> 11) * 0x1p-53;
    }

    /** Draws each pixel as Bernoulli(value / 255), to within 2^-17 in probability. */
    public static void bernoulli(byte[] pixels, long key, float[] into, int offset) {
        long counter = key;
        int i = 0;
        for (; i + 4 <= pixels.length; i += 4) {
            long bits = mix(counter);
            counter += GOLDEN;
            into[offset + i] = isBelow((int) bits & 0xffff, pixels[i]);
            into[offset + i + 1] = isBelow((int) (bits >>> 16) & 0xffff, pixels[i + 1]);
            into[offset + i + 2] = isBelow((int) (bits >>> 32) & 0xffff, pixels[i + 2]);
            into[offset + i + 3] = isBelow((int) (bits >>> 48), pixels[i + 3]);
        }
        long bits = mix(counter);
        for (; i < pixels.length; i++, bits >>>= 16) {
            into[offset + i] = isBelow((int) bits & 0xffff, pixels[i]);
        }
    }

    // The sign bit of the difference, since a branch would be guessed wrongly at every grey pixel.
    private static int isBelow(int drawn, byte pixel) {
        return (drawn - THRESHOLD[pixel & 0xff]) >>> 31;
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
