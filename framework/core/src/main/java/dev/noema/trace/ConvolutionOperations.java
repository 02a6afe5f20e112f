package dev.noema.trace;

import dev.noema.onnx.Attributes;
import dev.noema.onnx.OnnxGraph;
import java.util.List;

/** Convolutions and transposed convolutions, in one to three dimensions. */
final class ConvolutionOperations {

    private ConvolutionOperations() {}

    static void enter(OperationTable table) {
        for (int rank = 1; rank <= 3; rank++) {
            String d = rank + "d";
            table.low(
                            "convolution" + d,
                            "torch.conv"
                                    + d
                                    + "($0, $1, $2, {stride}, {padding}, {dilation}, {groups})",
                            OnnxRule.of("Conv", ConvolutionOperations::convolution))
                    .low(
                            "convolutionTranspose" + d,
                            "torch.conv_transpose"
                                    + d
                                    + "($0, $1, $2, {stride}, {padding}, {outputPadding}, {groups},"
                                    + " {dilation})",
                            OnnxRule.of(
                                    "ConvTranspose Pad Reshape Add",
                                    ConvolutionOperations::transposed));
        }
    }

    private static void convolution(OnnxStep step) {
        long[] padding = step.step().fixedList("padding");
        step.output(weighted(step, "Conv", sliding(step, padding, padding), step.has(2)));
    }

    /**
     * More rows at the end than a stride, which torch allows with dilation, are given by less
     * padding there: runtimes disagree on such an output padding. What no padding can give is
     * zeros.
     */
    private static void transposed(OnnxStep step) {
        long[] padding = step.step().fixedList("padding");
        long[] more = step.step().fixedList("outputPadding");
        long[] stride = step.step().fixedList("stride");
        boolean usual = true;
        for (int i = 0; i < more.length; i++) {
            usual &= more[i] < stride[i];
        }
        if (usual) {
            Attributes attributes =
                    sliding(step, padding, padding).integers("output_padding", more);
            step.output(weighted(step, "ConvTranspose", attributes, step.has(2)));
            return;
        }
        int rank = more.length;
        long[] ends = new long[rank];
        long[] zeros = new long[2 * (rank + 2)];
        for (int i = 0; i < rank; i++) {
            ends[i] = Math.max(0, padding[i] - more[i]);
            zeros[zeros.length - rank + i] = Math.max(0, more[i] - padding[i]);
        }
        OnnxGraph graph = step.graph();
        String result = weighted(step, "ConvTranspose", sliding(step, padding, ends), false);
        result = step.node("Pad", result, graph.integers(zeros), graph.scalar(0f));
        if (step.has(2)) {
            long[] wide = ones(rank + 1);
            wide[0] = -1;
            String bias = step.node("Reshape", step.input(2), graph.integers(wide));
            result = step.node("Add", result, bias);
        }
        step.output(result);
    }

    private static String weighted(
            OnnxStep step, String operator, Attributes attributes, boolean bias) {
        return bias
                ? step.node(operator, attributes, step.input(0), step.input(1), step.input(2))
                : step.node(operator, attributes, step.input(0), step.input(1));
    }

    private static Attributes sliding(OnnxStep step, long[] starts, long[] ends) {
        List<Size> kernel = step.shape(1).subList(2, step.rank(1));
        return Attributes.NONE
                .integers("kernel_shape", kernel.stream().mapToLong(Size::offset).toArray())
                .integers("strides", step.step().fixedList("stride"))
                .integers("pads", PoolingOperations.pads(starts, ends))
                .integers("dilations", step.step().fixedList("dilation"))
                .integer("group", step.step().fixed("groups"));
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        java.util.Arrays.fill(ones, 1);
        return ones;
    }
}
