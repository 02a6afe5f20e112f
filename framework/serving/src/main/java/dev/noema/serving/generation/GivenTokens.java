package dev.noema.serving.generation;

import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import java.util.Arrays;

/**
 * Tokens that are known before items are made, at any of their places; the model makes the others.
 * No item ends before the last token that is given to it.
 */
public final class GivenTokens implements TokenRule {

    /** Stands at the places whose tokens are to be made. */
    public static final long FREE = -1;

    private final LongTensor tokens;
    private final int time;
    private final int[] lengths;

    private GivenTokens(LongTensor tokens) {
        this.tokens = tokens;
        this.time = Math.toIntExact(tokens.shape()[1]);
        this.lengths = new int[Math.toIntExact(tokens.shape()[0])];
        for (int item = 0; item < lengths.length; item++) {
            lengths[item] = time;
            while (lengths[item] > 0 && at(item, lengths[item] - 1) == FREE) {
                lengths[item]--;
            }
        }
    }

    /**
     * Tokens at any places.
     *
     * @param tokens {@code (batch, time)}, {@value #FREE} where nothing is given; {@link
     *     Sequence#BOUNDARY} ends an item there
     */
    public static GivenTokens at(LongTensor tokens) {
        if (tokens.shape().length != 2) {
            throw new IllegalArgumentException(
                    "given tokens have the shape "
                            + Arrays.toString(tokens.shape())
                            + "; allowed is (batch, time)");
        }
        return new GivenTokens(tokens);
    }

    /**
     * The beginning of each item; what follows it is free.
     *
     * @param tokens {@code (batch, time)}, padded by {@link Sequence#BOUNDARY}
     */
    public static GivenTokens beginnings(LongTensor tokens) {
        int time = Math.toIntExact(tokens.shape()[1]);
        long[] values = new long[tokens.values().length];
        Arrays.fill(values, FREE);
        for (int item = 0; item < tokens.shape()[0]; item++) {
            long[] known = Lengths.tokens(tokens, item);
            System.arraycopy(known, 0, values, item * time, known.length);
        }
        return at(new LongTensor(values, tokens.shape()));
    }

    /**
     * That these tokens are among those of the items to be made.
     *
     * @param items how many items there are
     * @param tokens how many different tokens
     * @param longest how many tokens an item may have
     * @throws IllegalArgumentException when they are not
     */
    void check(int items, int tokens, int longest) {
        if (lengths.length != items) {
            throw new IllegalArgumentException(
                    "tokens are given to " + lengths.length + " items; there are " + items);
        }
        int furthest = Arrays.stream(lengths).max().orElse(0);
        if (furthest > longest) {
            throw new IllegalArgumentException(
                    "tokens are given up to place "
                            + furthest
                            + "; an item has at most "
                            + longest
                            + ", the end included");
        }
        for (long token : this.tokens.values()) {
            if (token < FREE || token >= tokens) {
                throw new IllegalArgumentException(
                        "token " + token + " is given; allowed are 0 to " + (tokens - 1));
            }
        }
    }

    @Override
    public void restrict(int item, int step, long[] made, boolean[] allowed) {
        long given = step < time ? at(item, step) : FREE;
        if (given != FREE) {
            Arrays.fill(allowed, false);
            allowed[(int) given] = true;
        } else if (step < lengths[item]) {
            allowed[Sequence.BOUNDARY] = false;
        }
    }

    private long at(int item, int step) {
        return tokens.values()[item * time + step];
    }
}
