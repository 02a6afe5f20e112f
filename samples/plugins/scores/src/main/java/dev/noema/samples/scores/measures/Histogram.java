package dev.noema.samples.scores.measures;

import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.tokens.Grid;
import java.util.List;
import java.util.function.ToIntFunction;

/** How often each of some values occurs among the notes of some music, as shares. */
@SuppressWarnings("ArrayRecordComponent")
public record Histogram(double[] shares) {

    private static final int OCTAVE = 12;
    private static final int LONGEST = 32;

    /** Of the twelve pitch classes. */
    public static Histogram ofPitchClasses(List<Grid> grids) {
        return of(grids, OCTAVE, note -> note.pitch() % OCTAVE);
    }

    /** Of lengths in sixteenths, 32 and more together. */
    public static Histogram ofDurations(List<Grid> grids, long step) {
        return of(grids, LONGEST, note -> (int) Math.min(LONGEST, note.length() / step) - 1);
    }

    private static Histogram of(List<Grid> grids, int size, ToIntFunction<Note> value) {
        double[] shares = new double[size];
        double all = 0;
        for (Grid grid : grids) {
            for (Part part : grid.score(1).parts()) {
                for (Note note : part.notes()) {
                    shares[value.applyAsInt(note)]++;
                    all++;
                }
            }
        }
        for (int i = 0; i < size; i++) {
            shares[i] /= Math.max(1, all);
        }
        return new Histogram(shares);
    }

    /** What two have in common: sum min(p, q), 1 where they are the same. */
    public double overlap(Histogram other) {
        double overlap = 0;
        for (int i = 0; i < shares.length; i++) {
            overlap += Math.min(shares[i], other.shares[i]);
        }
        return overlap;
    }
}
