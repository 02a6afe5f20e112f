package dev.noema.serving;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the graphs of a bundle were written.
 *
 * @param target the runtime they are for, such as {@code ort}
 * @param opset the version of ONNX's operators
 * @param storage how their weights are stored, such as {@code float16}
 * @param losses what that storage cost each {@code graph/output} against full precision; empty for
 *     {@code float32}
 */
public record GraphFormat(
        String target, int opset, String storage, SortedMap<String, StorageLoss> losses) {

    /** What a bundle has that says nothing else. */
    public static final GraphFormat DEFAULT =
            new GraphFormat("ort", 18, "float32", Collections.emptySortedMap());

    /**
     * The difference that storing weights in fewer bits made to one output.
     *
     * @param maximum the greatest difference of a value
     * @param mean the mean difference
     */
    public record StorageLoss(double maximum, double mean) {}

    public GraphFormat {
        losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
    }
}
