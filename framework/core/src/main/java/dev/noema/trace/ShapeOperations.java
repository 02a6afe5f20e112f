package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The same elements in another shape, repeated, joined, cut or padded. */
final class ShapeOperations {

    private ShapeOperations() {}

    static void enter(OperationTable table) {
        table.any(
                        "reshape",
                        "torch.reshape($0, {shape})",
                        OnnxRule.of("Reshape", ShapeOperations::reshape))
                .any(
                        "transpose",
                        "torch.permute($0, {axes})",
                        OnnxRule.of("Transpose", ShapeOperations::transpose))
                .any(
                        "expandDims",
                        "torch.unsqueeze($0, {axis})",
                        OnnxRule.of("Unsqueeze", ShapeOperations::expandDims))
                .any(
                        "broadcast",
                        "torch.expand($0, {shape})",
                        OnnxRule.of("Expand", ShapeOperations::broadcast))
                .any(
                        "tile",
                        "torch.tile($0, {repeats})",
                        OnnxRule.of("Unsqueeze Tile", ShapeOperations::tile))
                .any(
                        "repeat",
                        "torch.repeat_interleave($0, {repeats}, {axis})",
                        OnnxRule.of("Unsqueeze Expand Reshape", ShapeOperations::repeat))
                .any("concat", "torch.cat([$*], {axis})", joined(false))
                .any("stack", "torch.stack([$*], {axis})", joined(true))
                .any(
                        "split",
                        "torch.split_with_sizes($0, {sizes}, {axis})",
                        OnnxRule.of("Split", ShapeOperations::split))
                .any(
                        "pad",
                        "torch.constant_pad_nd($0, {padding}, {value})",
                        OnnxRule.of("Pad", ShapeOperations::pad))
                .any(
                        "padReflect",
                        "torch.pad($0, {padding}, \"reflect\")",
                        OnnxRule.of("Pad", step -> padBy(step, "reflect")))
                .any(
                        "padEdge",
                        "torch.pad($0, {padding}, \"replicate\")",
                        OnnxRule.of("Pad", step -> padBy(step, "edge")))
                .any("flip", "torch.flip($0, {axes})", OnnxRule.of("Slice", ShapeOperations::flip))
                .any(
                        "diagonal",
                        "torch.diagonal($0, {offset}, {axis1}, {axis2})",
                        OnnxRule.of("Transpose Reshape Gather", ShapeOperations::diagonal),
                        "in ONNX of axes of fixed sizes");
    }

    /**
     * A single dynamic size is left to ONNX to work out, which keeps the graph free of arithmetic.
     */
    private static void reshape(OnnxStep step) {
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

    private static void transpose(OnnxStep step) {
        Attributes order = Attributes.NONE.integers("perm", step.step().fixedList("axes"));
        step.output(step.node("Transpose", order, step.input(0)));
    }

    private static void expandDims(OnnxStep step) {
        String axes = step.graph().integers(step.step().fixed("axis"));
        step.output(step.node("Unsqueeze", step.input(0), axes));
    }

    private static void broadcast(OnnxStep step) {
        step.output(step.node("Expand", step.input(0), step.sizes(step.outputShape())));
    }

    private static void tile(OnnxStep step) {
        List<Size> repeats = new ArrayList<>(step.step().sizes("repeats"));
        while (repeats.size() < step.rank(0)) {
            repeats.add(0, Size.fixed(1));
        }
        String input = step.input(0);
        if (repeats.size() > step.rank(0)) {
            long[] axes = LongStream.range(0, (long) repeats.size() - step.rank(0)).toArray();
            input = step.node("Unsqueeze", input, step.graph().integers(axes));
        }
        step.output(step.node("Tile", input, step.sizes(repeats)));
    }

    /** Each element several times in a row: a new axis, spread, folded in. */
    private static void repeat(OnnxStep step) {
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

    /** All inputs along one axis; stacking gives each a new axis first. */
    private static OnnxRule joined(boolean stack) {
        return OnnxRule.of(
                stack ? "Unsqueeze Concat" : "Concat",
                step -> {
                    long axis = step.step().fixed("axis");
                    List<String> parts = new ArrayList<>();
                    for (int i = 0; i < step.inputs(); i++) {
                        String part = step.as(i, step.outputType());
                        parts.add(
                                stack
                                        ? step.node("Unsqueeze", part, step.graph().integers(axis))
                                        : part);
                    }
                    Attributes along = Attributes.NONE.integer("axis", axis);
                    step.output(step.node("Concat", along, parts.toArray(new String[0])));
                });
    }

    private static void split(OnnxStep step) {
        step.output(
                step.nodes(
                                "Split",
                                Attributes.NONE.integer("axis", step.step().fixed("axis")),
                                step.step().outputs().size(),
                                step.input(0),
                                step.sizes(step.step().sizes("sizes")))
                        .toArray(new String[0]));
    }

    private static void pad(OnnxStep step) {
        DataType type = OnnxStep.computed(step.outputType());
        String value = step.number("value", type);
        step.result(step.node("Pad", step.as(0, type), pads(step), value), type);
    }

    private static void padBy(OnnxStep step, String mode) {
        Attributes attributes = Attributes.NONE.text("mode", mode);
        step.output(step.node("Pad", attributes, step.input(0), pads(step)));
    }

    // PyTorch pads from the last axis, both ends of each; ONNX wants all starts, then all ends.
    private static String pads(OnnxStep step) {
        long[] pairs = step.step().fixedList("padding");
        int rank = step.rank(0);
        long[] pads = new long[2 * rank];
        for (int i = 0; i < pairs.length / 2; i++) {
            pads[rank - 1 - i] = pairs[2 * i];
            pads[2 * rank - 1 - i] = pairs[2 * i + 1];
        }
        return step.graph().integers(pads);
    }

    private static void flip(OnnxStep step) {
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

    /** Both axes folded into one at the end, in which the diagonal is every (columns + 1)th. */
    private static void diagonal(OnnxStep step) {
        int first = (int) step.step().fixed("axis1");
        int second = (int) step.step().fixed("axis2");
        Size rows = step.shape(0).get(first);
        Size columns = step.shape(0).get(second);
        if (!rows.isFixed() || !columns.isFixed()) {
            throw new TraceException(
                    step.step().line()
                            + ": a diagonal of axes whose size changes has no form in ONNX");
        }
        List<Long> order = new ArrayList<>();
        List<Size> folded = new ArrayList<>();
        for (int axis = 0; axis < step.rank(0); axis++) {
            if (axis != first && axis != second) {
                order.add((long) axis);
                folded.add(step.shape(0).get(axis));
            }
        }
        order.add((long) first);
        order.add((long) second);
        folded.add(Size.fixed(rows.offset() * columns.offset()));
        Attributes last =
                Attributes.NONE.integers("perm", order.stream().mapToLong(i -> i).toArray());
        String ordered = step.node("Transpose", last, step.input(0));
        String flat = step.node("Reshape", ordered, step.sizes(folded));
        long offset = step.step().fixed("offset");
        long start = offset >= 0 ? offset : -offset * columns.offset();
        int length = (int) step.outputShape().get(step.rank(0) - 2).offset();
        long[] places =
                LongStream.range(0, length).map(i -> start + i * (columns.offset() + 1)).toArray();
        Attributes axis = Attributes.NONE.integer("axis", step.rank(0) - 2L);
        step.output(step.node("Gather", axis, flat, step.graph().integers(places)));
    }
}
