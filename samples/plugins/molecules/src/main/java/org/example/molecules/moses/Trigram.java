package org.example.molecules.moses;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A baseline: each token is drawn as it followed the two before it in the molecules learned from,
 * without smoothing. Token 0 stands before the first one and ends a molecule.
 */
public final class Trigram {

    private final int tokens;
    private final long[] seen; // ascending, so that what followed a context lies side by side

    private Trigram(int tokens, long[] seen) {
        this.tokens = tokens;
        this.seen = seen;
    }

    /**
     * The trigrams of molecules.
     *
     * @param molecules rows of tokens without the end
     * @param tokens how many different tokens there are, the end among them
     */
    public static Trigram of(int[][] molecules, int tokens) {
        long[] seen = new long[Arrays.stream(molecules).mapToInt(row -> row.length + 1).sum()];
        int count = 0;
        for (int[] row : molecules) {
            long context = 0;
            for (int place = 0; place <= row.length; place++) {
                long next = place < row.length ? row[place] : 0;
                seen[count++] = context * tokens + next;
                context = (context * tokens + next) % ((long) tokens * tokens);
            }
        }
        Arrays.sort(seen);
        return new Trigram(tokens, seen);
    }

    /**
     * A new molecule.
     *
     * @param longest how many tokens it has at most
     */
    public long[] draw(RandomGenerator random, int longest) {
        long[] row = new long[longest];
        long context = 0;
        for (int place = 0; place < longest; place++) {
            int from = first(context * tokens);
            int to = first((context + 1) * tokens);
            long next = seen[random.nextInt(from, to)] % tokens;
            if (next == 0) {
                return Arrays.copyOf(row, place);
            }
            row[place] = next;
            context = (context * tokens + next) % ((long) tokens * tokens);
        }
        return row;
    }

    /** The place of the first trigram from {@code least} on. */
    private int first(long least) {
        int from = 0;
        int to = seen.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (seen[middle] < least) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
