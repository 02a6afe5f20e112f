package dev.noema.export;

import dev.noema.onnx.Format;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was compared between a graph in ONNX Runtime and the engine.
 *
 * @param absolute the tolerance is {@code absolute + relative * |value|}
 * @param relative see {@code absolute}
 * @param sizes the dynamic dimensions of each comparison, each made with and without graph
 *     optimisation
 * @param refused sizes at which the engine itself cannot run the function, and what it says
 * @param worst the greatest difference of each output, as a part of the tolerance: below 1 unless a
 *     rounding explains it
 * @param roundings the outputs that differ by more than the tolerance because float32 does
 * @param costs what the storage of the weights cost each output against full precision; empty where
 *     they are stored in float32
 */
public record ExportReport(
        double absolute,
        double relative,
        List<Map<String, Long>> sizes,
        Map<Map<String, Long>, String> refused,
        SortedMap<String, Double> worst,
        SortedMap<String, Rounding> roundings,
        SortedMap<String, StorageCost> costs) {

    public ExportReport {
        sizes = List.copyOf(sizes);
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
        worst = Collections.unmodifiableSortedMap(new TreeMap<>(worst));
        roundings = Collections.unmodifiableSortedMap(new TreeMap<>(roundings));
        costs = Collections.unmodifiableSortedMap(new TreeMap<>(costs));
    }

    /**
     * What the file says of its proof: no measured number, which another machine's rounding would
     * change.
     */
    Map<String, String> metadata(Format format) {
        return Map.of(
                "noema.target", format.target().toString(),
                "noema.storage", format.storage().toString(),
                "noema.parity",
                        String.format(
                                Locale.ROOT,
                                "within %.0e + %.0e |value| of the engine at %s",
                                absolute,
                                relative,
                                sizes));
    }

    /** The report in a few lines. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("equal to the engine at ").append(sizes).append('\n');
        refused.forEach(
                (size, reason) ->
                        text.append("the engine itself refuses ")
                                .append(size)
                                .append(": ")
                                .append(reason)
                                .append('\n'));
        worst.forEach(
                (output, difference) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "%s: %.3f of the tolerance of %.0e + %.0e |value|\n",
                                        output,
                                        difference,
                                        absolute,
                                        relative)));
        roundings.forEach(
                (output, rounding) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "%s: float32 is off by %.2g in the engine and by %.2g in the graph, of float64\n",
                                        output,
                                        rounding.engine(),
                                        rounding.graph())));
        costs.forEach(
                (output, cost) ->
                        text.append(
                                String.format(
                                        Locale.ROOT,
                                        "%s: the storage of the weights costs %.2g at most and %.2g in the mean\n",
                                        output,
                                        cost.maximum(),
                                        cost.mean())));
        return text.toString();
    }
}
