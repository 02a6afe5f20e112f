package dev.noema.serving;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the exported graphs are from the engine that trained them.
 *
 * @param absolute the tolerance is {@code absolute + relative * |value|}
 * @param relative see {@code absolute}
 * @param cases how many batches were compared for each graph
 * @param worst the greatest difference of each {@code graph/output}, as a part of the tolerance:
 *     below 1
 * @param format how the graphs were written; the engine computed with their weights as stored
 */
public record ParityReport(
        double absolute,
        double relative,
        int cases,
        SortedMap<String, Double> worst,
        GraphFormat format) {

    public ParityReport {
        worst = Collections.unmodifiableSortedMap(new TreeMap<>(worst));
    }
}
