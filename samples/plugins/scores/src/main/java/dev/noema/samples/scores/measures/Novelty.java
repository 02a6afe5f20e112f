package dev.noema.samples.scores.measures;

import dev.noema.samples.scores.tokens.Grid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which bars were seen in training, in whatever key. */
public final class Novelty {

    private final int bars;
    private final Set<String> known = new HashSet<>();

    /**
     * Learns bars by heart.
     *
     * @param bars how many bars each item has
     */
    public Novelty(Iterable<Grid> training, int bars) {
        this.bars = bars;
        for (Grid grid : training) {
            known.addAll(bars(grid));
        }
    }

    /** The share of bars that are in no item of training, also not in another key. */
    public double share(Iterable<Grid> grids) {
        int all = 0;
        int unseen = 0;
        for (Grid grid : grids) {
            for (String bar : bars(grid)) {
                all++;
                unseen += known.contains(bar) ? 0 : 1;
            }
        }
        return all == 0 ? 0 : (double) unseen / all;
    }

    private List<String> bars(Grid grid) {
        int[][] sounding = VoiceLeading.sounding(grid);
        int steps = grid.steps() / bars;
        List<String> found = new ArrayList<>();
        for (int bar = 0; bar < bars && steps > 0; bar++) {
            found.add(bar(grid, sounding, bar * steps, steps));
        }
        return found;
    }

    /** Attacks and pitches, counted from the first that sounds. */
    private static String bar(Grid grid, int[][] sounding, int from, int steps) {
        StringBuilder text = new StringBuilder();
        int origin = -1;
        for (int step = from; step < from + steps; step++) {
            for (int voice = 0; voice < grid.voices(); voice++) {
                int pitch = sounding[voice][step];
                origin = origin < 0 ? pitch : origin;
                boolean attack = step == from || grid.cells()[voice][step] != Grid.HOLD;
                text.append(attack ? pitch < 0 ? "r" : Integer.toString(pitch - origin) : "-")
                        .append(' ');
            }
        }
        return text.toString();
    }
}
