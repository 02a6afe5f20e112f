package dev.noema.samples.scores.measures;

import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.tokens.Grid;
import dev.noema.samples.scores.tokens.VoiceTokens;
import java.util.List;

/**
 * What samples are like beside real music.
 *
 * @param validBars percent of bars that are well formed
 * @param pitchClasses overlap with the pitch classes of the training data
 * @param durations overlap with their durations
 * @param fifths parallel fifths for each 100 moves
 * @param octaves parallel octaves for each 100 moves
 * @param crossings percent of steps at which voices cross
 * @param novelty percent of bars that training has in no key
 */
public record Figures(
        double validBars,
        double pitchClasses,
        double durations,
        double fifths,
        double octaves,
        double crossings,
        double novelty) {

    private static final long STEP = Score.QUARTER / Grid.STEPS_A_QUARTER;

    /**
     * Measures.
     *
     * @param rows what is measured, without the tokens that end them
     * @param training what the model learned from
     */
    public static Figures of(List<long[]> rows, List<long[]> training, VoiceTokens vocabulary) {
        List<Grid> grids = rows.stream().map(vocabulary::grid).toList();
        List<Grid> learned = training.stream().map(vocabulary::grid).toList();
        List<Integer> lengths = training.stream().map(row -> row.length).distinct().toList();
        VoiceLeading leading = VoiceLeading.of(grids);
        return new Figures(
                100 * ValidBars.of(rows, vocabulary, lengths).share(),
                Histogram.ofPitchClasses(grids).overlap(Histogram.ofPitchClasses(learned)),
                Histogram.ofDurations(grids, STEP).overlap(Histogram.ofDurations(learned, STEP)),
                percent(leading.fifths(), leading.moves()),
                percent(leading.octaves(), leading.moves()),
                percent(leading.crossings(), leading.steps()),
                100 * new Novelty(learned, vocabulary.bars()).share(grids));
    }

    private static double percent(int part, int all) {
        return 100.0 * part / Math.max(1, all);
    }
}
