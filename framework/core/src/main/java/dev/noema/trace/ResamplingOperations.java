package dev.noema.trace;

import dev.noema.onnx.Attributes;
import dev.noema.onnx.OnnxGraph;
import java.util.stream.LongStream;

/** Pictures, signals and volumes in another size. */
final class ResamplingOperations {

    private ResamplingOperations() {}

    static void enter(OperationTable table) {
        for (int rank = 1; rank <= 3; rank++) {
            String nulls = ", None".repeat(rank);
            String linear = new String[] {"linear", "bilinear", "trilinear"}[rank - 1];
            table.any(
                            "resizeNearest" + rank + "d",
                            "torch.upsample_nearest" + rank + "d($0, {size}" + nulls + ")",
                            OnnxRule.of("Resize Gather", ResamplingOperations::nearest),
                            "the place below, as in torch",
                            SIZES)
                    .any(
                            "resizeLinear" + rank + "d",
                            "torch.upsample_" + linear + rank + "d($0, {size}, False" + nulls + ")",
                            OnnxRule.of("Resize", step -> resize(step, centred("linear"))),
                            SIZES);
        }
        table.any(
                        "resizeCubic2d",
                        "torch.upsample_bicubic2d($0, {size}, False, None, None)",
                        OnnxRule.of("Resize", step -> resize(step, cubic(-0.75f))),
                        SIZES)
                .any(
                        "resizeLinearAntialiased2d",
                        "torch._upsample_bilinear2d_aa($0, {size}, False, None, None)",
                        OnnxRule.of("Resize", step -> resize(step, antialiased(centred("linear")))),
                        SIZES)
                .any(
                        "resizeCubicAntialiased2d",
                        "torch._upsample_bicubic2d_aa($0, {size}, False, None, None)",
                        OnnxRule.of("Resize", step -> resize(step, antialiased(cubic(-0.5f)))),
                        SIZES)
                .any(
                        "pixelShuffle",
                        "torch.pixel_shuffle($0, {factor})",
                        OnnxRule.of("DepthToSpace", ResamplingOperations::pixelShuffle));
    }

    private static final String SIZES = "in ONNX between fixed sizes";

    private static Attributes centred(String mode) {
        return Attributes.NONE
                .text("mode", mode)
                .text("coordinate_transformation_mode", "half_pixel");
    }

    private static Attributes antialiased(Attributes attributes) {
        return attributes.integer("antialias", 1).integer("exclude_outside", 1);
    }

    private static Attributes cubic(float coefficient) {
        return centred("cubic").real("cubic_coeff_a", coefficient);
    }

    // Whole factors are the operator that every runtime has; for others torch's places are listed,
    // since runtimes round the scale in their own ways.
    private static void nearest(OnnxStep step) {
        long[] size = step.step().fixedList("size");
        boolean whole = true;
        for (int i = 0; i < size.length; i++) {
            whole &= size[i] % in(step, i) == 0;
        }
        if (whole) {
            Attributes below =
                    Attributes.NONE
                            .text("mode", "nearest")
                            .text("coordinate_transformation_mode", "asymmetric")
                            .text("nearest_mode", "floor");
            resize(step, below);
            return;
        }
        String result = step.input(0);
        for (int i = 0; i < size.length; i++) {
            long last = in(step, i) - 1;
            float scale = (float) in(step, i) / size[i];
            long[] places =
                    LongStream.range(0, size[i])
                            .map(place -> Math.min((long) (place * scale), last))
                            .toArray();
            Attributes axis = Attributes.NONE.integer("axis", 2L + i);
            result = step.node("Gather", axis, result, step.graph().integers(places));
        }
        step.output(result);
    }

    private static void resize(OnnxStep step, Attributes attributes) {
        long[] size = step.step().fixedList("size");
        float[] scales = new float[2 + size.length];
        scales[0] = 1;
        scales[1] = 1;
        for (int i = 0; i < size.length; i++) {
            scales[2 + i] = scale(in(step, i), size[i]);
        }
        OnnxGraph graph = step.graph();
        step.output(step.node("Resize", attributes, step.input(0), "", graph.floats(scales)));
    }

    // A runtime rounds in * scale down, which must give the size.
    private static float scale(long in, long out) {
        float scale = (float) ((double) out / in);
        return (long) (in * scale) < out ? Math.nextUp(scale) : scale;
    }

    private static long in(OnnxStep step, int axis) {
        Size size = step.shape(0).get(2 + axis);
        if (!size.isFixed()) {
            throw new TraceException(
                    step.step().line()
                            + ": resizing an axis whose size changes to a given size has no form in"
                            + " ONNX");
        }
        return size.offset();
    }

    private static void pixelShuffle(OnnxStep step) {
        step.output(
                step.node(
                        "DepthToSpace",
                        Attributes.NONE
                                .integer("blocksize", step.step().fixed("factor"))
                                .text("mode", "CRD"),
                        step.input(0)));
    }
}
