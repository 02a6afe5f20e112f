package dev.noema.serving.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationTest {

    private static final int UNKNOWN = 1;

    /** Whatever stood before: the end, the unknown token, and three others. */
    private static final float[] LOGITS = {-1, 3, 1, 0.5f, 0};

    private static final FixedLogits ANY =
            new FixedLogits(new float[][] {LOGITS, LOGITS, LOGITS, LOGITS, LOGITS});

    /** After the start 2, after 2 3, after 3 the end. */
    private static final FixedLogits CHAIN =
            new FixedLogits(
                    new float[][] {
                        {0, 9, 5, 1, 1},
                        {0, 0, 0, 0, 0},
                        {0, 9, 1, 5, 1},
                        {5, 9, 1, 1, 4},
                        {5, 9, 1, 1, 1}
                    });

    private static Generation of(FixedLogits decoder, int items, Decoding decoding, long seed) {
        return Generation.of(
                decoder,
                new Sequence(6, 5, UNKNOWN),
                new FloatTensor(new float[items], items, 1),
                Optional.empty(),
                decoding,
                seed);
    }

    @Test
    void greedyTakesTheLikeliestKnownTokenUpToTheEnd() {
        LongTensor items = of(CHAIN, 2, Decoding.GREEDY, 7).all();
        assertArrayEquals(new long[] {2, 3}, items.shape());
        assertArrayEquals(new long[] {2, 3, 0, 2, 3, 0}, items.values());
    }

    @Test
    void theUnknownTokenComesOnlyWhereItIsAllowed() {
        Decoding allowed = new Decoding(0, 0, 1, 2, true, 0);
        assertArrayEquals(new long[] {1, 0}, of(CHAIN, 1, allowed, 0).all().values());
    }

    @Test
    void tokensComeStepByStepAndEndOnce() {
        Generation generation = of(CHAIN, 1, Decoding.GREEDY, 0);
        assertArrayEquals(new long[] {2}, generation.next());
        assertArrayEquals(new long[] {3}, generation.next());
        assertArrayEquals(new long[] {2, 3}, generation.items().values());
        assertArrayEquals(new long[] {0}, generation.next());
        assertFalse(generation.hasNext());
        assertThrows(NoSuchElementException.class, generation::next);
    }

    @Test
    void noItemIsLongerThanAsked() {
        FixedLogits endless =
                new FixedLogits(new float[][] {{-99, 0, 1, 0, 0}, {}, {-99, 0, 1, 0, 0}});
        assertArrayEquals(new long[] {1, 6}, of(endless, 1, Decoding.GREEDY, 0).all().shape());
        assertArrayEquals(
                new long[] {1, 3}, of(endless, 1, Decoding.GREEDY.withLongest(3), 0).all().shape());
    }

    @Test
    void drawsHaveTheProbabilitiesOfTheLogits() {
        assertFrequencies(Decoding.SAMPLE, 1, LOGITS.length);
        assertFrequencies(Decoding.SAMPLE.withTemperature(0.5), 0.5, LOGITS.length);
        assertFrequencies(Decoding.SAMPLE.withTemperature(3), 3, LOGITS.length);
    }

    @Test
    void fewerTokensHaveTheirProbabilitiesAmongThemselves() {
        assertFrequencies(Decoding.SAMPLE.withTopK(2), 1, 2);
        // among the known ones, softmax gives 0.466, 0.283, 0.171, 0.063: 0.7 needs two of them
        assertFrequencies(Decoding.SAMPLE.withTopP(0.7), 1, 2);
        assertFrequencies(Decoding.SAMPLE.withTopP(0.2), 1, 1);
    }

    private static void assertFrequencies(Decoding decoding, double temperature, int likeliest) {
        int draws = 40_000;
        double[] found = new double[LOGITS.length];
        for (long token : of(ANY, draws, decoding.withLongest(1), 11).all().values()) {
            found[(int) token] += 1.0 / draws;
        }
        double[] wanted = new double[LOGITS.length];
        double least =
                Arrays.stream(new double[] {1, 0.5, 0, -1}).limit(likeliest).min().getAsDouble();
        for (int token = 0; token < wanted.length; token++) {
            boolean in = token != UNKNOWN && LOGITS[token] >= least;
            wanted[token] = in ? Math.exp(LOGITS[token] / temperature) : 0;
        }
        double all = Arrays.stream(wanted).sum();
        for (int token = 0; token < wanted.length; token++) {
            // five standard deviations of a share over so many draws are at most 0.0125
            assertEquals(wanted[token] / all, found[token], 0.0125, "token " + token);
            assertTrue(wanted[token] > 0 || found[token] == 0, "token " + token);
        }
    }

    @Test
    void anItemTakesTheSameNoiseWhateverTheBatch() {
        long[] few = of(ANY, 3, Decoding.SAMPLE, 5).all().values();
        LongTensor many = of(ANY, 64, Decoding.SAMPLE, 5).all();
        int time = (int) many.shape()[1];
        for (int item = 0; item < 3; item++) {
            int length = few.length / 3;
            long[] one = Arrays.copyOfRange(few, item * length, (item + 1) * length);
            long[] other = Arrays.copyOfRange(many.values(), item * time, item * time + length);
            assertArrayEquals(other, one);
        }
        assertFalse(Arrays.equals(many.values(), of(ANY, 64, Decoding.SAMPLE, 6).all().values()));
    }

    @Test
    void whatIsGivenStandsAtTheBeginning() {
        LongTensor beginnings = new LongTensor(new long[] {3, 4, 2, 0}, 2, 2);
        LongTensor items = of(CHAIN, 2, Decoding.GREEDY, 0).beginningWith(beginnings).all();
        assertArrayEquals(new long[] {3, 4, 0, 2, 3, 0}, items.values());
    }

    @Test
    void givenTokensStandAtTheirPlacesAndNoItemEndsBeforeThem() {
        long free = GivenTokens.FREE;
        long[] known = {free, free, 4, free, 3, free, 0, free, free, free};
        LongTensor items =
                of(CHAIN, 2, Decoding.GREEDY, 0)
                        .given(GivenTokens.at(new LongTensor(known, 2, 5)))
                        .all();
        // free to end, the first item would have done so after 2 3 and again after the 4
        assertArrayEquals(new long[] {2, 3, 4, 2, 3, 0, 2, 0, 0, 0, 0, 0}, items.values());
    }

    @Test
    void aWordThatTheVocabularyLacksCanBeGiven() {
        LongTensor unknown = new LongTensor(new long[] {UNKNOWN}, 1, 1);
        LongTensor items = of(ANY, 1, Decoding.SAMPLE, 0).beginningWith(unknown).all();
        assertEquals(UNKNOWN, items.values()[0]);
    }

    @Test
    void whatIsGivenFitsTheItems() {
        Generation generation = of(CHAIN, 2, Decoding.GREEDY, 0);
        for (LongTensor wrong :
                List.of(
                        new LongTensor(new long[] {3, 4}, 1, 2),
                        new LongTensor(new long[] {3, 5}, 2, 1),
                        new LongTensor(new long[] {2, 2, 2, 2, 2, 2, 2}, 1, 7))) {
            assertThrows(IllegalArgumentException.class, () -> generation.beginningWith(wrong));
        }
        generation.next();
        LongTensor late = new LongTensor(new long[] {3, 4}, 2, 1);
        assertThrows(IllegalStateException.class, () -> generation.beginningWith(late));
    }

    @Test
    void otherTokensAreTheSameWhateverIsGivenBesideThem() {
        long[] drawn =
                of(ANY, 2, Decoding.SAMPLE, 5).restrictedBy(GenerationTest::endless).all().values();
        long[] known = new long[12];
        Arrays.fill(known, GivenTokens.FREE);
        known[3] = 4;
        long[] made =
                of(ANY, 2, Decoding.SAMPLE, 5)
                        .restrictedBy(GenerationTest::endless)
                        .given(GivenTokens.at(new LongTensor(known, 2, 6)))
                        .all()
                        .values();
        drawn[3] = 4;
        assertArrayEquals(drawn, made);
    }

    private static void endless(int item, int step, long[] made, boolean[] allowed) {
        allowed[Sequence.BOUNDARY] = false;
    }

    @Test
    void aRuleSeesWhatIsMadeAndStrikesOutTokens() {
        // no token twice in a row
        TokenRule rule =
                (item, step, made, allowed) -> {
                    if (step > 0) {
                        allowed[(int) made[step - 1]] = false;
                    }
                };
        long[] items = of(ANY, 500, Decoding.SAMPLE, 3).restrictedBy(rule).all().values();
        for (int i = 1; i < items.length; i++) {
            assertTrue(i % 6 == 0 || items[i] == 0 || items[i] != items[i - 1]);
        }
        Generation closed =
                of(ANY, 1, Decoding.SAMPLE, 3)
                        .restrictedBy((item, step, made, allowed) -> Arrays.fill(allowed, false));
        assertThrows(IllegalStateException.class, closed::next);
    }

    @Test
    void noRunOfTokensComesTwice() {
        FixedLogits circle =
                new FixedLogits(
                        new float[][] {
                            {0, 0, 9, 1, 2}, {}, {0, 0, 1, 9, 2}, {0, 0, 9, 1, 2}, {0, 0, 9, 1, 2}
                        });
        assertArrayEquals(
                new long[] {2, 3, 2, 3, 2, 3}, of(circle, 1, Decoding.GREEDY, 0).all().values());
        // 2 3 has been, so 2 4; then 3 2 has been, and so has 2 3 and 2 4: 2 2
        assertArrayEquals(
                new long[] {2, 3, 2, 4, 2, 2},
                of(circle, 1, Decoding.GREEDY.withNoRepeat(2), 0).all().values());
        // each token once, and then the end, which is no repetition
        assertArrayEquals(
                new long[] {2, 3, 4, 0},
                of(circle, 1, Decoding.GREEDY.withNoRepeat(1), 0).all().values());
    }

    @Test
    void theLastTokenThatIsLeftMayRepeat() {
        TokenRule onlyTwo =
                (item, step, made, allowed) -> {
                    Arrays.fill(allowed, false);
                    allowed[2] = true;
                };
        assertArrayEquals(
                new long[] {2, 2, 2, 2, 2, 2},
                of(ANY, 1, Decoding.SAMPLE.withNoRepeat(1), 0)
                        .restrictedBy(onlyTwo)
                        .all()
                        .values());
    }
}
