package dev.noema.serving.random;

/**
 * Turns random words into standard normals, z = Phi^-1((word + 1/2) / 2^32).
 *
 * <p>All elements go through the central formula and the tails are set right afterwards: a branch inside the polynomial
 * is mispredicted so often that the whole takes twice the time.
 */
final class Normals {

    private static final int LARGEST_CENTRAL = (int) (InverseNormal.CENTRE * 0x1p32 - 0.5);
    private static final long ONE_AND_HALF_A_WORD_BIT = Double.doubleToRawLongBits(1 + 0x1p-33);

    private Normals() {}

    /**
     * Transforms {@code words[skip]} to {@code words[skip + count - 1]} into {@code values[from]} and on.
     *
     * @param tails room for {@code count} indices
     */
    static void transform(int[] words, int skip, int count, float[] values, int from, int[] tails) {
        centre(words, skip, count, values, from);
        int found = tails(words, skip, count, tails);
        for (int k = 0; k < found; k++) {
            int i = tails[k];
            values[from + i] = (float) InverseNormal.tail(centred(words[skip + i]));
        }
    }

    private static void centre(int[] words, int skip, int count, float[] values, int from) {
        for (int i = 0; i < count; i++) {
            values[from + i] = (float) InverseNormal.centre(centred(words[skip + i]));
        }
    }

    /** Lists the elements beyond the central formula, without a branch, and says how many there are. */
    private static int tails(int[] words, int skip, int count, int[] tails) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            int signed = words[skip + i] ^ Integer.MIN_VALUE;
            tails[found] = i;
            found += (LARGEST_CENTRAL - (signed ^ signed >> 31)) >>> 31;
        }
        return found;
    }

    /**
     * q = p - 1/2 where p = (word + 1/2) / 2^32. Exact: the word is put behind the point of 1.xxx, from which 1.5 is
     * taken. A conversion from int would make each element wait for the one before (a false dependency on x86).
     */
    private static double centred(int word) {
        return Double.longBitsToDouble(ONE_AND_HALF_A_WORD_BIT | (word & 0xFFFFFFFFL) << 20) - 1.5;
    }
}
