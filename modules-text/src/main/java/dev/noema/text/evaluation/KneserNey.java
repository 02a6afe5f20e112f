package dev.noema.text.evaluation;

import dev.noema.serving.Sequence;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A trigram model of tokens with interpolated modified Kneser-Ney smoothing (Chen and Goodman 1998,
 * "An empirical study of smoothing techniques for language modeling", section 3).
 *
 * <p>{@link Sequence#BOUNDARY} stands before the first token, twice, and ends every text. Below the
 * unigrams all tokens are equally likely, so that none has probability 0.
 */
final class KneserNey {

    private final int tokens;
    private final Level unigrams;
    private final Level bigrams;
    private final Level trigrams;

    private KneserNey(int tokens, Level unigrams, Level bigrams, Level trigrams) {
        this.tokens = tokens;
        this.unigrams = unigrams;
        this.bigrams = bigrams;
        this.trigrams = trigrams;
    }

    /**
     * The model of texts.
     *
     * @param texts tokens without the boundary
     * @param tokens how many different tokens there are
     */
    static KneserNey of(Iterable<int[]> texts, int tokens) {
        Map<Long, Integer> thrice = new HashMap<>();
        KneserNey keys = new KneserNey(tokens, null, null, null);
        for (int[] text : texts) {
            for (int place = 0; place <= text.length; place++) {
                thrice.merge(keys.trigram(text, place), 1, Integer::sum);
            }
        }
        // Below the trigrams a count is in how many contexts the n-gram was seen, except after
        // boundaries, which nothing comes before.
        Map<Long, Integer> twice = new HashMap<>();
        thrice.forEach(
                (key, count) -> {
                    boolean begins = keys.context(key) == 0;
                    twice.merge(keys.shorter(key), begins ? count : 1, Integer::sum);
                });
        Map<Long, Integer> once = new HashMap<>();
        twice.keySet().forEach(key -> once.merge(key % tokens, 1, Integer::sum));
        return new KneserNey(
                tokens, Level.of(once, tokens), Level.of(twice, tokens), Level.of(thrice, tokens));
    }

    private long trigram(int[] text, int place) {
        return (token(text, place - 2) * tokens + token(text, place - 1)) * tokens
                + token(text, place);
    }

    private static long token(int[] text, int place) {
        return place < 0 || place >= text.length ? Sequence.BOUNDARY : text[place];
    }

    private long context(long trigram) {
        return trigram / tokens;
    }

    private long shorter(long trigram) {
        return trigram % ((long) tokens * tokens);
    }

    /** p(token | two tokens before). */
    double probability(int before, int previous, int token) {
        // p(w|uv) = max(c(uvw) - D(c(uvw)), 0) / c(uv.) + g(uv) p(w|v), g(uv) giving back what D
        // took
        double lowest = unigrams.probability(0, token, 1.0 / tokens);
        double lower = bigrams.probability(previous, token, lowest);
        return trigrams.probability((long) before * tokens + previous, token, lower);
    }

    /** log p of a text with its end, in nats. */
    double logProbability(int[] text) {
        double sum = 0;
        for (int place = 0; place <= text.length; place++) {
            sum +=
                    Math.log(
                            probability(
                                    (int) token(text, place - 2),
                                    (int) token(text, place - 1),
                                    (int) token(text, place)));
        }
        return sum;
    }

    /**
     * A text drawn from the model.
     *
     * @param longest how many tokens it has at most
     * @param never a token that is never drawn; -1 for none
     */
    int[] draw(RandomGenerator random, int longest, int never) {
        int[] text = new int[longest];
        for (int place = 0; place < longest; place++) {
            long previous = token(text, place - 1);
            long context = token(text, place - 2) * tokens + previous;
            int next = next(context, previous, random);
            while (next == never) {
                next = next(context, previous, random);
            }
            if (next == Sequence.BOUNDARY) {
                return Arrays.copyOf(text, place);
            }
            text[place] = next;
        }
        return text;
    }

    /** p(w|uv) is a mixture, so that each context either draws or leaves it to the shorter one. */
    private int next(long context, long previous, RandomGenerator random) {
        int next = trigrams.draw(context, random);
        next = next < 0 ? bigrams.draw(previous, random) : next;
        next = next < 0 ? unigrams.draw(0, random) : next;
        return next < 0 ? random.nextInt(tokens) : next;
    }
}
