package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The ONNX side of the table: shapes and selection. */
final class OnnxShapeRules {

    private OnnxShapeRules() {}

    /**
     * A single dynamic size is left to ONNX to work out, which keeps the graph free of arithmetic.
     */
    static void reshape(OnnxStep step) {
        List<Size> shape = step.step().sizes("shape");
        long dynamic = shape.stream().filter(size -> !size.isFixed()).count();
        boolean empty = shape.stream().anyMatch(size -> size.isFixed() && size.offset() == 0);
        String wanted =
                dynamic == 1 && !empty
                        ? step.graph()
                                .integers(
                                        shape.stream()
                                                .mapToLong(
                                                        size -> size.isFixed() ? size.offset() : -1)
                                                .toArray())
                        : step.sizes(shape);
        step.output(step.node("Reshape", step.input(0), wanted));
    }

    static void transpose(OnnxStep step) {
        Attributes order = Attributes.NONE.integers("perm", step.step().fixedList("axes"));
        step.output(step.node("Transpose", order, step.input(0)));
    }

    static void expandDims(OnnxStep step) {
        String axes = step.graph().integers(step.step().fixed("axis"));
        step.output(step.node("Unsqueeze", step.input(0), axes));
    }

    static void broadcast(OnnxStep step) {
        step.output(step.node("Expand", step.input(0), step.sizes(step.outputShape())));
    }

    static void tile(OnnxStep step) {
        List<Size> repeats = new ArrayList<>(step.step().sizes("repeats"));
        while (repeats.size() < step.rank(0)) {
            repeats.add(0, Size.fixed(1));
        }
        step.output(step.node("Tile", step.input(0), step.sizes(repeats)));
    }

    /** Each element several times in a row: a new axis, spread, folded in. */
    static void repeat(OnnxStep step) {
        int axis = (int) step.step().fixed("axis");
        List<Size> spread = new ArrayList<>(step.shape(0));
        spread.add(axis + 1, step.step().size("repeats"));
        String wide =
                step.node(
                        "Expand",
                        step.node("Unsqueeze", step.input(0), step.graph().integers(axis + 1)),
                        step.sizes(spread));
        step.output(step.node("Reshape", wide, step.sizes(step.outputShape())));
    }

    static void split(OnnxStep step) {
        step.output(
                step.nodes(
                                "Split",
                                Attributes.NONE.integer("axis", step.step().fixed("axis")),
                                step.step().outputs().size(),
                                step.input(0),
                                step.sizes(step.step().sizes("sizes")))
                        .toArray(new String[0]));
    }

    /** PyTorch pads from the last axis, both ends of each; ONNX wants all starts, then all ends. */
    static void pad(OnnxStep step) {
        long[] pairs = step.step().fixedList("padding");
        int rank = step.rank(0);
        long[] pads = new long[2 * rank];
        for (int i = 0; i < pairs.length / 2; i++) {
            pads[rank - 1 - i] = pairs[2 * i];
            pads[2 * rank - 1 - i] = pairs[2 * i + 1];
        }
        step.output(
                step.node(
                        "Pad",
                        step.input(0),
                        step.graph().integers(pads),
                        step.number("value", step.type(0))));
    }

    static void flip(OnnxStep step) {
        long[] axes = step.step().fixedList("axes");
        step.output(
                step.node(
                        "Slice",
                        step.input(0),
                        step.graph().integers(constant(axes.length, -1)),
                        step.graph().integers(constant(axes.length, Long.MIN_VALUE)),
                        step.graph().integers(axes),
                        step.graph().integers(constant(axes.length, -1))));
    }

    private static long[] constant(int count, long value) {
        return LongStream.generate(() -> value).limit(count).toArray();
    }

    static void slice(OnnxStep step) {
        step.output(
                step.node(
                        "Slice",
                        step.input(0),
                        step.sizes(List.of(step.step().size("start"))),
                        step.sizes(List.of(step.step().size("stop"))),
                        step.graph().integers(step.step().fixed("axis")),
                        step.sizes(List.of(step.step().size("step")))));
    }

    static void select(OnnxStep step) {
        Attributes axis = Attributes.NONE.integer("axis", step.step().fixed("axis"));
        String index = step.number("index", DataType.INT64);
        step.output(step.node("Gather", axis, step.input(0), index));
    }

    /** An operator that picks along an axis by an array of indices. */
    static OnnxRule pick(String operator) {
        return step ->
                step.output(
                        step.node(
                                operator,
                                Attributes.NONE.integer("axis", step.step().fixed("axis")),
                                step.input(0),
                                step.as(1, DataType.INT64)));
    }

    static void topK(OnnxStep step) {
        Attributes attributes =
                Attributes.NONE
                        .integer("axis", step.step().fixed("axis"))
                        .integer("largest", step.step().flag("largest") ? 1 : 0)
                        .integer("sorted", step.step().flag("sorted") ? 1 : 0);
        String count = step.sizes(List.of(step.step().size("k")));
        step.output(step.nodes("TopK", attributes, 2, step.input(0), count).toArray(new String[0]));
    }

    /** Picks from the flattened array. */
    static void take(OnnxStep step) {
        String flat = step.node("Reshape", step.input(0), step.graph().integers(-1));
        step.output(step.node("Gather", flat, step.as(1, DataType.INT64)));
    }

    static void embedding(OnnxStep step) {
        step.output(step.node("Gather", step.input(0), step.as(1, DataType.INT64)));
    }
}
