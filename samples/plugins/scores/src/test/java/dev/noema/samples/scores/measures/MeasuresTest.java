package dev.noema.samples.scores.measures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.noema.samples.scores.Chorales;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.tokens.Grid;
import dev.noema.samples.scores.tokens.VoiceTokens;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {

    private static final int H = Grid.HOLD;
    private static final int R = Grid.REST;

    @Test
    void findsParallels() {
        // c-g to d-a: a fifth each; both move
        assertEquals(
                new VoiceLeading(1, 0, 0, 1, 4), leading(new int[] {67, H, 69, H}, 60, H, 62, H));
        // c-c' to d-d'
        assertEquals(
                new VoiceLeading(0, 1, 0, 1, 4), leading(new int[] {72, H, 74, H}, 60, H, 62, H));
        // a fifth that is repeated, or after a rest, is none
        assertEquals(
                new VoiceLeading(0, 0, 0, 0, 4), leading(new int[] {67, H, 67, H}, 60, H, 60, H));
        assertEquals(
                new VoiceLeading(0, 0, 0, 0, 4), leading(new int[] {67, R, 69, H}, 60, R, 62, H));
        // a third to a fifth is none; and for two steps the voices cross
        assertEquals(
                new VoiceLeading(0, 0, 0, 1, 4), leading(new int[] {64, H, 69, H}, 60, H, 62, H));
        assertEquals(
                new VoiceLeading(0, 0, 2, 1, 4), leading(new int[] {64, H, 60, H}, 60, H, 62, H));
    }

    private static VoiceLeading leading(int[] high, int... low) {
        return VoiceLeading.of(List.of(new Grid(new int[][] {high, low})));
    }

    @Test
    void countsValidBars() {
        Grid grid = Chorales.grid(1, 2);
        VoiceTokens vocabulary = VoiceTokens.of(List.of(grid), 2);
        long[] whole = Arrays.copyOf(vocabulary.tokens(grid), 128);
        long[] wrongVoice = whole.clone();
        wrongVoice[70] = whole[71];
        long[] holdFirst = whole.clone();
        holdFirst[0] = vocabulary.token(0, H);
        long[] tooShort = Arrays.copyOf(whole, 120);
        long[] tooLong = Arrays.copyOf(whole, 129);
        tooLong[128] = whole[124];
        List<Integer> lengths = List.of(128);
        for (long[] row : List.of(wrongVoice, holdFirst, tooShort, tooLong)) {
            assertEquals(new ValidBars(1, 2), ValidBars.of(List.of(row), vocabulary, lengths));
        }
        assertEquals(new ValidBars(2, 2), ValidBars.of(List.of(whole), vocabulary, lengths));
        assertEquals(new ValidBars(0, 2), ValidBars.of(List.of(new long[0]), vocabulary, lengths));
    }

    @Test
    void comparesHistograms() {
        Grid first = new Grid(new int[][] {{60, H, 60, H, 64, H, H, H}});
        Grid second = new Grid(new int[][] {{72, H, 62, H, 64, H, 65, H}});
        // 2/3 c, 1/3 e against 1/4 each of c, d, e, f
        assertEquals(
                0.5,
                Histogram.ofPitchClasses(List.of(first))
                        .overlap(Histogram.ofPitchClasses(List.of(second))),
                1e-12);
        // 2/3 of two steps, 1/3 of four, against two steps alone
        long step = Score.QUARTER / 4;
        assertEquals(
                2 / 3.0,
                Histogram.ofDurations(List.of(first), step)
                        .overlap(Histogram.ofDurations(List.of(second), step)),
                1e-12);
    }

    @Test
    void knowsBarsInOtherKeys() {
        Novelty novelty = new Novelty(List.of(new Grid(new int[][] {{60, H, 64, H}})), 2);
        Grid known = new Grid(new int[][] {{70, H, 50, H}});
        Grid half = new Grid(new int[][] {{70, H, 50, 52}});
        assertEquals(0, novelty.share(List.of(known)));
        assertEquals(0.5, novelty.share(List.of(half)));
    }
}
