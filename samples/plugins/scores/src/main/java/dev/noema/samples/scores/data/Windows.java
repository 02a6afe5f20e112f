package dev.noema.samples.scores.data;

import dev.noema.samples.scores.music.Bar;
import dev.noema.samples.scores.music.Metre;
import dev.noema.samples.scores.music.Score;
import dev.noema.samples.scores.tokens.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts scores into items of some full bars of one metre, beginning at each bar in turn. */
final class Windows {

    /**
     * An item.
     *
     * @param key file and bar
     * @param melody what other settings of the piece have in common with it
     * @param metre of all its bars
     */
    record Window(String key, String melody, Metre metre, Grid grid) {}

    private final int bars;
    private final int voices;
    private final List<Window> windows = new ArrayList<>();
    private int between;
    private int silent;

    Windows(int bars, int voices) {
        this.bars = bars;
        this.voices = voices;
    }

    void add(String file, Score score) {
        String melody = ScoreData.melody(score);
        for (int first = 0; first + bars <= score.bars().size(); first++) {
            if (!alike(score.bars().subList(first, first + bars))) {
                continue;
            }
            Optional<Grid> grid = Grid.of(score, first, bars, voices);
            if (grid.isEmpty()) {
                between++;
            } else if (grid.get().silent()) {
                silent++;
            } else {
                Metre metre = score.bars().get(first).metre();
                windows.add(new Window(file + ":" + (first + 1), melody, metre, grid.get()));
            }
        }
    }

    private static boolean alike(List<Bar> bars) {
        return bars.stream().allMatch(bar -> bar.full() && bar.metre().equals(bars.get(0).metre()));
    }

    List<Window> all() {
        return windows;
    }

    int between() {
        return between;
    }

    int silent() {
        return silent;
    }
}
