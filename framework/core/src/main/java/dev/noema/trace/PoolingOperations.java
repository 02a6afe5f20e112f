package dev.noema.trace;

import dev.noema.onnx.Attributes;
import dev.noema.onnx.OnnxGraph;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** Maxima and means over windows, in one to three dimensions. */
final class PoolingOperations {

    private PoolingOperations() {}

    static void enter(OperationTable table) {
        for (int rank = 1; rank <= 3; rank++) {
            String d = rank + "d";
            table.any(
                            "maxPool" + d,
                            "torch.max_pool"
                                    + d
                                    + "($0, {kernel}, {stride}, {padding}, {dilation}, {ceil})",
                            OnnxRule.of("MaxPool", PoolingOperations::maxPool))
                    .any(
                            "avgPool" + d,
                            "torch.avg_pool"
                                    + d
                                    + "($0, {kernel}, {stride}, {padding}, {ceil}, {countPadding})",
                            OnnxRule.of("AveragePool Pad Slice", PoolingOperations::avgPool))
                    .any(
                            "adaptiveMaxPool" + d,
                            "(torch.adaptive_max_pool" + d + "($0, {size}))[0]",
                            OnnxRule.of(
                                    "Gather ReduceMax",
                                    step -> AdaptiveWindows.lower(step, "ReduceMax")),
                            FIXED)
                    .any(
                            "adaptiveAvgPool" + d,
                            "torch.adaptive_avg_pool" + d + "($0, {size})",
                            OnnxRule.of(
                                    "Gather Mul ReduceSum",
                                    step -> AdaptiveWindows.lower(step, "ReduceSum")),
                            FIXED);
        }
    }

    private static final String FIXED = "in ONNX of fixed sizes";

    private static void maxPool(OnnxStep step) {
        Attributes dilated =
                windows(step, step.step().fixedList("padding"))
                        .integers("dilations", step.step().fixedList("dilation"));
        step.output(step.node("MaxPool", dilated, step.input(0)));
    }

    // With ceil, a window may reach beyond the padding; what lies there counts in no mean, unlike
    // padding that is to count, which must then be there in earnest.
    private static void avgPool(OnnxStep step) {
        boolean counted = step.step().flag("countPadding");
        boolean ceil = step.step().flag("ceil");
        long[] padding = step.step().fixedList("padding");
        if (counted && ceil && Arrays.stream(padding).anyMatch(pad -> pad > 0)) {
            OnnxGraph graph = step.graph();
            long[] pads = new long[2 * step.rank(0)];
            for (int i = 0; i < padding.length; i++) {
                pads[2 + i] = padding[i];
                pads[step.rank(0) + 2 + i] = padding[i];
            }
            String padded = step.node("Pad", step.input(0), graph.integers(pads), graph.scalar(0f));
            Attributes inner = windows(step, padding, new long[padding.length]);
            step.output(withoutPadding(step, step.node("AveragePool", inner, padded)));
            return;
        }
        Attributes attributes =
                windows(step, padding).integer("count_include_pad", counted && !ceil ? 1 : 0);
        step.output(step.node("AveragePool", attributes, step.input(0)));
    }

    // A window that begins in the padding at the end is none for torch; for the operator, to which
    // that padding is data, it is one.
    private static String withoutPadding(OnnxStep step, String pooled) {
        List<Size> shape = step.outputShape().subList(2, step.rank(0));
        if (shape.stream().allMatch(Size::isFixed)) {
            return pooled;
        }
        OnnxGraph graph = step.graph();
        long[] axes = LongStream.range(2, step.rank(0)).toArray();
        return step.node(
                "Slice",
                pooled,
                graph.integers(new long[axes.length]),
                step.sizes(shape),
                graph.integers(axes));
    }

    private static Attributes windows(OnnxStep step, long... padding) {
        return windows(step, padding, padding);
    }

    /**
     * The settings of windows.
     *
     * @param padding what torch pads
     * @param pads what the operator is to pad at the start
     */
    private static Attributes windows(OnnxStep step, long[] padding, long[] pads) {
        long[] kernel = step.step().fixedList("kernel");
        long[] stride = step.step().fixedList("stride");
        boolean ceil = step.step().flag("ceil");
        long[] ends = pads.clone();
        boolean known = true;
        for (int i = 0; ceil && i < kernel.length; i++) {
            Size in = step.shape(0).get(2 + i);
            Size out = step.outputShape().get(2 + i);
            known &= in.isFixed() && out.isFixed();
            // The last window ends at (out - 1) stride + width from the start of the padding.
            long width = (kernel[i] - 1) * dilation(step, i) + 1;
            long needed = (out.offset() - 1) * stride[i] + width;
            long there = in.offset() + 2 * padding[i];
            ends[i] += Math.max(0, needed - there);
        }
        return Attributes.NONE
                .integers("kernel_shape", kernel)
                .integers("strides", stride)
                .integers("pads", pads(pads, known ? ends : pads))
                .integer("ceil_mode", ceil && !known ? 1 : 0);
    }

    private static long dilation(OnnxStep step, int axis) {
        return step.step().has("dilation") ? step.step().fixedList("dilation")[axis] : 1;
    }

    /** All starts, then all ends. */
    static long[] pads(long[] starts, long[] ends) {
        long[] pads = new long[2 * starts.length];
        System.arraycopy(starts, 0, pads, 0, starts.length);
        System.arraycopy(ends, 0, pads, starts.length, ends.length);
        return pads;
    }
}
