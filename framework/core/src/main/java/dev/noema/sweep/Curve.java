package dev.noema.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How the first goal went in one trial: its best score so far, by step. */
final class Curve {

    private final NavigableMap<Long, Double> best = new TreeMap<>();

    /** Takes one more measurement, of a later step than those before. */
    void add(long step, double score) {
        double before = best.isEmpty() ? Double.NEGATIVE_INFINITY : best.lastEntry().getValue();
        best.put(step, Math.max(before, score));
    }

    /** How often it was measured. */
    int measurements() {
        return best.size();
    }

    /** The step of the last measurement; 0 before the first. */
    long step() {
        return best.isEmpty() ? 0 : best.lastKey();
    }

    /** The best score up to a step; less than any where it was not measured by then. */
    double until(long step) {
        return best.floorEntry(step) == null
                ? Double.NEGATIVE_INFINITY
                : best.floorEntry(step).getValue();
    }

    /** The best score of the first so many measurements. */
    double after(int measurements) {
        List<Double> scores = new ArrayList<>(best.values());
        return scores.get(measurements - 1);
    }
}
