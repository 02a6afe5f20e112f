package dev.noema.reproduction;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run and its reproduction compare at the last step that was saved.
 *
 * @param step that step
 * @param identical whether all weights, statistics and the optimiser's state are the same bits
 * @param tensors how many arrays were compared
 * @param differences the largest absolute difference of each array that differs; infinite where
 *     only one of both has the array or its shape
 * @param figures what both measured at that step
 * @param circumstances what was not the same, one line each: versions, processor, threads
 */
public record Verdict(
        long step,
        boolean identical,
        int tensors,
        SortedMap<String, Double> differences,
        SortedMap<String, Pair> figures,
        List<String> circumstances) {

    public Verdict {
        differences = Collections.unmodifiableSortedMap(new TreeMap<>(differences));
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        circumstances = List.copyOf(circumstances);
    }

    /** A figure of the run, and the same of its reproduction. */
    public record Pair(double run, double reproduction) {}
}
