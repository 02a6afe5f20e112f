package dev.noema.samples.scores.tokens;

import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Note;
import dev.noema.samples.scores.music.Part;
import dev.noema.samples.scores.music.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What each voice does at each step: a note begins, goes on, or there is none.
 *
 * @param cells by voice and step: a pitch where a note begins, {@link #HOLD} or {@link #REST}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Grid(int[][] cells) {

    /** The note or the rest of the step before goes on. */
    public static final int HOLD = -1;

    /** Nothing sounds. */
    public static final int REST = -2;

    /** A step is a sixteenth note. */
    public static final int STEPS_A_QUARTER = 4;

    static final long STEP = Score.QUARTER / STEPS_A_QUARTER;

    /**
     * Some bars of a score; a note that began before them begins with them.
     *
     * @param voices how many of its parts, from the first on
     * @return empty where a note begins or ends between two steps
     */
    public static Optional<Grid> of(Score score, int firstBar, int bars, int voices) {
        long from = score.bars().get(firstBar).onset();
        long until = score.bars().get(firstBar + bars - 1).end();
        int[][] cells = new int[voices][(int) ((until - from) / STEP)];
        for (int voice = 0; voice < voices; voice++) {
            Arrays.fill(cells[voice], REST);
            for (Note note : score.parts().get(voice).notes()) {
                long onset = Math.max(from, note.onset()) - from;
                long end = Math.min(until, note.end()) - from;
                if (onset >= end) {
                    continue; // before or after
                }
                if (onset % STEP != 0 || end % STEP != 0) {
                    return Optional.empty();
                }
                Arrays.fill(cells[voice], (int) (onset / STEP), (int) (end / STEP), HOLD);
                cells[voice][(int) (onset / STEP)] = note.pitch();
            }
        }
        return Optional.of(new Grid(cells));
    }

    public int voices() {
        return cells.length;
    }

    public int steps() {
        return cells[0].length;
    }

    /** Whether no voice sounds. */
    public boolean silent() {
        return Arrays.stream(cells).flatMapToInt(Arrays::stream).noneMatch(cell -> cell >= 0);
    }

    /**
     * The music; a note that goes on where there is none is a rest.
     *
     * @param bars how many bars of equal length it has
     */
    public Score score(int bars) {
        List<Part> parts = new ArrayList<>();
        for (int[] line : cells) {
            parts.add(new Part("", notes(line)));
        }
        List<Bar> filled = new ArrayList<>();
        int steps = Math.max(1, (steps() + bars - 1) / bars);
        for (int bar = 0; bar < bars; bar++) {
            filled.add(new Bar((long) bar * steps * STEP, steps * STEP, metre(steps)));
        }
        return new Score(parts, filled);
    }

    /** Quarters where they fill a bar, and sixteenths where they do not. */
    private static Metre metre(int steps) {
        return steps % STEPS_A_QUARTER == 0
                ? new Metre(Math.min(64, steps / STEPS_A_QUARTER), 4)
                : new Metre(Math.min(64, steps), 16);
    }

    private static List<Note> notes(int[] line) {
        List<Note> notes = new ArrayList<>();
        for (int step = 0; step < line.length; step++) {
            if (line[step] >= 0) {
                int end = step + 1;
                while (end < line.length && line[end] == HOLD) {
                    end++;
                }
                notes.add(new Note(step * STEP, (end - step) * STEP, line[step]));
            }
        }
        return notes;
    }
}
