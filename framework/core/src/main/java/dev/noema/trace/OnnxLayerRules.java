package dev.noema.trace;

import dev.noema.onnx.Attributes;
import java.util.ArrayList;
import java.util.List;

/** The ONNX side of the table: convolutions, pooling, resampling and normalisation. */
final class OnnxLayerRules {

    private OnnxLayerRules() {}

    static void convolution(OnnxStep step) {
        step.output(
                weighted(
                        step, "Conv", sliding(step).integer("group", step.step().fixed("groups"))));
    }

    static void convolutionTranspose(OnnxStep step) {
        Attributes attributes =
                sliding(step)
                        .integer("group", step.step().fixed("groups"))
                        .integers("output_padding", step.step().fixedList("outputPadding"));
        step.output(weighted(step, "ConvTranspose", attributes));
    }

    private static String weighted(OnnxStep step, String operator, Attributes attributes) {
        return step.has(2)
                ? step.node(operator, attributes, step.input(0), step.input(1), step.input(2))
                : step.node(operator, attributes, step.input(0), step.input(1));
    }

    private static Attributes sliding(OnnxStep step) {
        List<Size> kernel = step.shape(1).subList(2, step.rank(1));
        return Attributes.NONE
                .integers("kernel_shape", kernel.stream().mapToLong(Size::offset).toArray())
                .integers("strides", step.step().fixedList("stride"))
                .integers("pads", bothEnds(step.step().fixedList("padding")))
                .integers("dilations", step.step().fixedList("dilation"));
    }

    static void maxPool(OnnxStep step) {
        step.output(
                step.node(
                        "MaxPool",
                        pooling(step).integers("dilations", step.step().fixedList("dilation")),
                        step.input(0)));
    }

    static void avgPool(OnnxStep step) {
        long counted = step.step().flag("countPadding") ? 1 : 0;
        step.output(
                step.node(
                        "AveragePool",
                        pooling(step).integer("count_include_pad", counted),
                        step.input(0)));
    }

    private static Attributes pooling(OnnxStep step) {
        return Attributes.NONE
                .integers("kernel_shape", step.step().fixedList("kernel"))
                .integers("strides", step.step().fixedList("stride"))
                .integers("pads", bothEnds(step.step().fixedList("padding")))
                .integer("ceil_mode", step.step().flag("ceil") ? 1 : 0);
    }

    private static long[] bothEnds(long... padding) {
        long[] pads = new long[2 * padding.length];
        for (int i = 0; i < padding.length; i++) {
            pads[i] = padding[i];
            pads[padding.length + i] = padding[i];
        }
        return pads;
    }

    /** Nearest as torch counts it: asymmetric and rounded down. */
    static void resizeNearest(OnnxStep step) {
        resize(
                step,
                Attributes.NONE
                        .text("mode", "nearest")
                        .text("coordinate_transformation_mode", "asymmetric")
                        .text("nearest_mode", "floor"));
    }

    static void resizeBilinear(OnnxStep step) {
        resize(
                step,
                Attributes.NONE
                        .text("mode", "linear")
                        .text("coordinate_transformation_mode", "half_pixel"));
    }

    private static void resize(OnnxStep step, Attributes attributes) {
        long[] size = step.step().fixedList("size");
        float[] scales = {1, 1, 0, 0};
        for (int i = 0; i < 2; i++) {
            scales[2 + i] = (float) ((double) size[i] / step.shape(0).get(2 + i).offset());
        }
        step.output(
                step.node("Resize", attributes, step.input(0), "", step.graph().floats(scales)));
    }

    static void pixelShuffle(OnnxStep step) {
        step.output(
                step.node(
                        "DepthToSpace",
                        Attributes.NONE
                                .integer("blocksize", step.step().fixed("factor"))
                                .text("mode", "CRD"),
                        step.input(0)));
    }

    /** With the running statistics; in training mode it cannot be exported. */
    static void batchNorm(OnnxStep step) {
        if (step.step().flag("training")) {
            throw new TraceException(
                    step.step().line() + ": batch norm in training mode cannot be exported");
        }
        step.output(
                step.node(
                        "BatchNormalization",
                        epsilon(step),
                        step.input(0),
                        step.input(3),
                        step.input(4),
                        step.input(1),
                        step.input(2)));
    }

    static void layerNorm(OnnxStep step) {
        long axis = (long) step.rank(0) - step.step().sizes("shape").size();
        step.output(
                step.node(
                        "LayerNormalization",
                        epsilon(step).integer("axis", axis),
                        step.input(0),
                        step.input(1),
                        step.input(2)));
    }

    /**
     * Groups become channels of an instance norm, whose scale and shift are the identity; those of
     * the channels follow. The operator of opset 18 has them for each group, which is another
     * function.
     */
    static void groupNorm(OnnxStep step) {
        int groups = (int) step.step().fixed("groups");
        float[] ones = new float[groups];
        java.util.Arrays.fill(ones, 1);
        String grouped = step.node("Reshape", step.input(0), step.graph().integers(0, groups, -1));
        String normal =
                step.node(
                        "InstanceNormalization",
                        epsilon(step),
                        grouped,
                        step.graph().floats(ones),
                        step.graph().floats(new float[groups]));
        String result = step.node("Reshape", normal, shapeOf(step));
        for (int input = 1; input <= 2; input++) {
            if (step.has(input)) {
                long[] wide = OnnxRules.ones(step.rank(0) - 1);
                wide[0] = -1;
                String each = step.node("Reshape", step.input(input), step.graph().integers(wide));
                result = step.node(input == 1 ? "Mul" : "Add", result, each);
            }
        }
        step.output(result);
    }

    private static String shapeOf(OnnxStep step) {
        List<Size> shape = new ArrayList<>(step.shape(0));
        return step.sizes(shape);
    }

    private static Attributes epsilon(OnnxStep step) {
        return Attributes.NONE.real("epsilon", (float) step.step().number("epsilon"));
    }
}
