package dev.noema.samples.scores.measures;

import dev.noema.samples.scores.tokens.Grid;

/**
 * What is held for a fault between voices.
 *
 * @param fifths pairs of voices that go from one perfect fifth to another, both moving
 * @param octaves the same of octaves and unisons
 * @param crossings steps at which a voice lies above a higher one
 * @param moves moments at which two voices or more move: what fifths and octaves are shares of
 * @param steps what crossings are a share of
 */
public record VoiceLeading(int fifths, int octaves, int crossings, int moves, int steps) {

    private static final int FIFTH = 7;
    private static final int OCTAVE = 12;
    private static final int NONE = Integer.MAX_VALUE;

    /** Counts over some music. */
    public static VoiceLeading of(Iterable<Grid> grids) {
        VoiceLeading sum = new VoiceLeading(0, 0, 0, 0, 0);
        for (Grid grid : grids) {
            sum = sum.plus(of(grid));
        }
        return sum;
    }

    private VoiceLeading plus(VoiceLeading other) {
        return new VoiceLeading(
                fifths + other.fifths,
                octaves + other.octaves,
                crossings + other.crossings,
                moves + other.moves,
                steps + other.steps);
    }

    private static VoiceLeading of(Grid grid) {
        int[][] sounding = sounding(grid);
        int fifths = 0;
        int octaves = 0;
        int crossings = 0;
        int moves = 0;
        for (int step = 0; step < grid.steps(); step++) {
            boolean crossed = false;
            boolean moved = false;
            for (int high = 0; high < grid.voices(); high++) {
                for (int low = high + 1; low < grid.voices(); low++) {
                    int now = interval(sounding, high, low, step);
                    crossed |= now != NONE && now < 0;
                    if (step > 0 && bothMove(sounding, high, low, step)) {
                        moved = true;
                        int before = interval(sounding, high, low, step - 1);
                        fifths += parallel(before, now, FIFTH) ? 1 : 0;
                        octaves += parallel(before, now, 0) ? 1 : 0;
                    }
                }
            }
            crossings += crossed ? 1 : 0;
            moves += moved ? 1 : 0;
        }
        return new VoiceLeading(fifths, octaves, crossings, moves, grid.steps());
    }

    private static boolean parallel(int before, int now, int interval) {
        return before >= 0
                && now >= 0
                && now != NONE
                && before % OCTAVE == interval
                && now % OCTAVE == interval;
    }

    private static boolean bothMove(int[][] sounding, int high, int low, int step) {
        return moves(sounding[high], step) && moves(sounding[low], step);
    }

    private static boolean moves(int[] line, int step) {
        return line[step] >= 0 && line[step - 1] >= 0 && line[step] != line[step - 1];
    }

    private static int interval(int[][] sounding, int high, int low, int step) {
        boolean both = sounding[high][step] >= 0 && sounding[low][step] >= 0;
        return both ? sounding[high][step] - sounding[low][step] : NONE;
    }

    /** The pitch that sounds at each step, or {@link Grid#REST}. */
    static int[][] sounding(Grid grid) {
        int[][] sounding = new int[grid.voices()][grid.steps()];
        for (int voice = 0; voice < grid.voices(); voice++) {
            int pitch = Grid.REST;
            for (int step = 0; step < grid.steps(); step++) {
                int cell = grid.cells()[voice][step];
                pitch = cell == Grid.HOLD ? pitch : cell;
                sounding[voice][step] = pitch;
            }
        }
        return sounding;
    }
}
