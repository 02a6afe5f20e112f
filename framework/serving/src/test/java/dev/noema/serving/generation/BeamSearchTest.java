package dev.noema.serving.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeamSearchTest {

    private static final int TOKENS = 4;
    private static final int LONGEST = 5;

    /** More than there are beginnings of four of three tokens each. */
    private static final int ALL = 128;

    private static final Sequence SEQUENCE = new Sequence(LONGEST, TOKENS, -1);
    private static final RememberingDecoder DECODER = new RememberingDecoder(TOKENS);
    private static final float[] CODES = {-2.3f, 0.4f, 1.9f, 3.1f, -0.7f, 0};

    private static BeamSearch.Found found(BeamSearch search, TokenRule... rules) {
        return search.search(
                DECODER,
                SEQUENCE,
                new FloatTensor(CODES, CODES.length, 1),
                Optional.empty(),
                Decoding.GREEDY,
                List.of(rules));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.6, 1, 2})
    void findsTheBestOfAllItemsWhereItsWidthHoldsThemAll(double normalization) {
        BeamSearch.Found found = found(new BeamSearch(ALL, normalization));
        for (int item = 0; item < CODES.length; item++) {
            Exhaustive all = new Exhaustive(normalization, null);
            all.visit(CODES[item], new long[0], 0);
            assertArrayEquals(all.best, row(found, item));
            assertEquals(all.logProbability, found.logProbabilities().get(item), 1e-5);
        }
    }

    @Test
    void findsTheBestOfAllItemsThatHoldWhatIsGiven() {
        long[] known = new long[CODES.length * 3];
        Arrays.fill(known, GivenTokens.FREE);
        for (int item = 0; item < CODES.length; item++) {
            known[item * 3 + 2] = 2;
        }
        GivenTokens given = GivenTokens.at(new LongTensor(known, CODES.length, 3));
        BeamSearch.Found found = found(new BeamSearch(ALL, 0), given);
        for (int item = 0; item < CODES.length; item++) {
            Exhaustive all = new Exhaustive(0, 2);
            all.visit(CODES[item], new long[0], 0);
            assertArrayEquals(all.best, row(found, item));
        }
    }

    /** Goes through every item. */
    private static final class Exhaustive {
        private final double normalization;
        private final Integer third;
        private long[] best;
        private double logProbability;
        private double score = Double.NEGATIVE_INFINITY;

        Exhaustive(double normalization, Integer third) {
            this.normalization = normalization;
            this.third = third;
        }

        void visit(float code, long[] made, double sum) {
            double[] next = logProbabilities(code, made);
            for (int token = 0; token < TOKENS; token++) {
                long[] longer = Arrays.copyOf(made, made.length + 1);
                longer[made.length] = token;
                double logProbability = sum + next[token];
                boolean ends = token == 0 || longer.length == LONGEST;
                if (third != null
                        && (longer.length < 3 && ends || longer.length == 3 && token != third)) {
                    continue;
                }
                if (!ends) {
                    visit(code, longer, logProbability);
                } else if (logProbability / Math.pow(longer.length, normalization) > score) {
                    score = logProbability / Math.pow(longer.length, normalization);
                    best = longer;
                    this.logProbability = logProbability;
                }
            }
        }

        private static double[] logProbabilities(float code, long[] made) {
            Map<String, Tensor> state =
                    DECODER.start(new FloatTensor(new float[] {code}, 1, 1), Optional.empty());
            StepDecoder.Next next = DECODER.next(new LongTensor(new long[1], 1), state);
            for (long token : made) {
                next = DECODER.next(new LongTensor(new long[] {token}, 1), next.state());
            }
            float[] logits = ((FloatTensor) next.parameters().get(Generation.LOGITS)).values();
            double[] values = new double[TOKENS];
            double all = 0;
            for (float logit : logits) {
                all += Math.exp(logit);
            }
            for (int token = 0; token < TOKENS; token++) {
                values[token] = logits[token] - Math.log(all);
            }
            return values;
        }
    }

    private static long[] row(BeamSearch.Found found, int item) {
        int time = (int) found.items().shape()[1];
        long[] row = Arrays.copyOfRange(found.items().values(), item * time, (item + 1) * time);
        int length = Lengths.tokens(found.items(), item).length;
        return Arrays.copyOf(row, Math.min(time, length == LONGEST ? LONGEST : length + 1));
    }

    @Test
    void isGreedyWithAWidthOfOne() {
        LongTensor greedy =
                Generation.of(
                                DECODER,
                                SEQUENCE,
                                new FloatTensor(CODES, CODES.length, 1),
                                Optional.empty(),
                                Decoding.GREEDY,
                                0)
                        .all();
        assertArrayEquals(greedy.values(), found(new BeamSearch(1, 0)).items().values());
    }

    @Test
    void aWiderSearchFindsLikelierItems() {
        List<Double> narrow = found(new BeamSearch(1, 0)).logProbabilities();
        List<Double> wide = found(new BeamSearch(ALL, 0)).logProbabilities();
        assertNotEquals(narrow, wide);
        for (int item = 0; item < CODES.length; item++) {
            assertEquals(Math.max(narrow.get(item), wide.get(item)), wide.get(item));
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new BeamSearch(0, 0));
        assertThrows(IllegalArgumentException.class, () -> new BeamSearch(4, Double.NaN));
    }
}
