package dev.noema.text.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The n-grams of one length in a {@link KneserNey} model. The key of an n-gram is that of its
 * context times the number of tokens, plus its last token.
 */
final class Level {

    /** What is known of a context: the sum of its counts, and how many counts are 1, 2 or more. */
    private static final class Context {
        long sum;
        final int[] counts = new int[4];
        int[] tokens = new int[2];
        int different;

        void add(int token, int count) {
            sum += count;
            counts[Math.min(count, 3)]++;
            if (different == tokens.length) {
                tokens = Arrays.copyOf(tokens, 2 * different);
            }
            tokens[different++] = token;
        }
    }

    private final int tokens;
    private final Map<Long, Integer> counts;
    private final Map<Long, Context> contexts = new HashMap<>();
    private final double[] discounts;

    private Level(int tokens, Map<Long, Integer> counts, double[] discounts) {
        this.tokens = tokens;
        this.counts = counts;
        this.discounts = discounts;
    }

    /** The level of the counts of n-grams by key. */
    static Level of(Map<Long, Integer> counts, int tokens) {
        Level level = new Level(tokens, counts, discounts(counts));
        counts.forEach(
                (key, count) ->
                        level.contexts
                                .computeIfAbsent(key / tokens, missing -> new Context())
                                .add((int) (key % tokens), count));
        return level;
    }

    /** D(1), D(2) and D(3 and more), at 1, 2 and 3. */
    static double[] discounts(Map<Long, Integer> counts) {
        long[] n = new long[5];
        counts.values().forEach(count -> n[Math.min(count, 4)] += count <= 4 ? 1 : 0);
        // Y = n1 / (n1 + 2 n2), D(i) = i - (i + 1) Y n(i+1) / n(i)
        double y = n[1] / (n[1] + 2.0 * n[2]);
        double[] discounts = new double[4];
        for (int i = 1; i <= 3; i++) {
            double discount = i - (i + 1) * y * n[i + 1] / n[i];
            // Few n-grams leave the estimate undefined or outside of its range.
            discounts[i] = discount > 0 && discount < i ? discount : 0.5;
        }
        return discounts;
    }

    /** The probability of a token after a context, over that after the shorter one. */
    double probability(long contextKey, int token, double shorter) {
        Context context = contexts.get(contextKey);
        if (context == null) {
            return shorter;
        }
        double taken = 0;
        for (int i = 1; i <= 3; i++) {
            taken += discounts[i] * context.counts[i];
        }
        return (kept(contextKey, token) + taken * shorter) / context.sum;
    }

    /** A token drawn after a context; -1 where the shorter context is to draw it. */
    int draw(long contextKey, RandomGenerator random) {
        Context context = contexts.get(contextKey);
        if (context == null) {
            return -1;
        }
        double rest = random.nextDouble() * context.sum;
        for (int i = 0; i < context.different; i++) {
            rest -= kept(contextKey, context.tokens[i]);
            if (rest < 0) {
                return context.tokens[i];
            }
        }
        return -1;
    }

    /** The count of an n-gram without its discount. */
    private double kept(long contextKey, int token) {
        int count = counts.getOrDefault(contextKey * tokens + token, 0);
        return count - discounts[Math.min(count, 3)];
    }
}
