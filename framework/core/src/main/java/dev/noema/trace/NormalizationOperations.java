package dev.noema.trace;

import dev.noema.onnx.Attributes;
import dev.noema.onnx.OnnxGraph;
import dev.noema.serving.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Normalisation by mean and variance, with a scale and a shift. */
final class NormalizationOperations {

    private NormalizationOperations() {}

    static void enter(OperationTable table) {
        table.any(
                        "batchNorm",
                        "torch.batch_norm($0, $3, $4, $1, $2, {training}, {momentum}, {epsilon},"
                                + " True)",
                        OnnxRule.of("BatchNormalization", NormalizationOperations::batchNorm),
                        "in ONNX with the running statistics")
                .full(
                        "layerNorm",
                        "torch.layer_norm($0, {shape}, $1, $2, {epsilon}, True)",
                        OnnxRule.of("LayerNormalization", NormalizationOperations::layerNorm))
                .full(
                        "groupNorm",
                        "torch.group_norm($0, {groups}, $1, $2, {epsilon}, True)",
                        OnnxRule.of(
                                "Reshape InstanceNormalization Mul Add",
                                NormalizationOperations::groupNorm))
                .full(
                        "instanceNorm",
                        "torch.instance_norm($0, $1, $2, None, None, True, 0.1, {epsilon}, True)",
                        OnnxRule.of("InstanceNormalization", NormalizationOperations::instanceNorm))
                .full(
                        "rmsNorm",
                        "torch.rms_norm($0, {shape}, $1, {epsilon})",
                        OnnxRule.of(
                                "Mul ReduceMean Add Sqrt Div", NormalizationOperations::rmsNorm));
    }

    /** With the running statistics; in training mode it cannot be exported. */
    private static void batchNorm(OnnxStep step) {
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

    private static void layerNorm(OnnxStep step) {
        long[] shape = step.step().fixedList("shape");
        Attributes attributes = epsilon(step).integer("axis", (long) step.rank(0) - shape.length);
        String scale = step.has(1) ? step.input(1) : filled(step, 1, shape);
        step.output(
                step.has(2)
                        ? step.node(
                                "LayerNormalization",
                                attributes,
                                step.input(0),
                                scale,
                                step.input(2))
                        : step.node("LayerNormalization", attributes, step.input(0), scale));
    }

    private static void instanceNorm(OnnxStep step) {
        long channels = step.shape(0).get(1).offset();
        step.output(
                step.node(
                        "InstanceNormalization",
                        epsilon(step),
                        step.input(0),
                        step.has(1) ? step.input(1) : filled(step, 1, channels),
                        step.has(2) ? step.input(2) : filled(step, 0, channels)));
    }

    /**
     * Groups become channels of an instance norm, whose scale and shift are the identity; those of
     * the channels follow. The operator of opset 18 has them for each group, which is another
     * function.
     */
    private static void groupNorm(OnnxStep step) {
        OnnxGraph graph = step.graph();
        long groups = step.step().fixed("groups");
        String grouped = step.node("Reshape", step.input(0), graph.integers(0, groups, -1));
        String normal =
                step.node(
                        "InstanceNormalization",
                        epsilon(step),
                        grouped,
                        filled(step, 1, groups),
                        filled(step, 0, groups));
        List<Size> shape = new ArrayList<>(step.shape(0));
        String result = step.node("Reshape", normal, step.sizes(shape));
        for (int input = 1; input <= 2; input++) {
            if (step.has(input)) {
                long[] wide = new long[step.rank(0) - 1];
                Arrays.fill(wide, 1);
                wide[0] = -1;
                String each = step.node("Reshape", step.input(input), graph.integers(wide));
                result = step.node(input == 1 ? "Mul" : "Add", result, each);
            }
        }
        step.output(result);
    }

    /** x / sqrt(mean(x^2) + epsilon). */
    private static void rmsNorm(OnnxStep step) {
        OnnxGraph graph = step.graph();
        int count = step.step().sizes("shape").size();
        long[] axes = new long[count];
        for (int i = 0; i < count; i++) {
            axes[i] = (long) step.rank(0) - count + i;
        }
        String x = step.input(0);
        String square =
                step.node(
                        "ReduceMean",
                        Attributes.NONE.integer("keepdims", 1),
                        step.node("Mul", x, x),
                        graph.integers(axes));
        String epsilon = graph.scalar((float) step.step().number("epsilon"));
        String normal = step.node("Div", x, step.node("Sqrt", step.node("Add", square, epsilon)));
        step.output(step.has(1) ? step.node("Mul", normal, step.input(1)) : normal);
    }

    private static String filled(OnnxStep step, float value, long... shape) {
        float[] values = new float[(int) new ai.djl.ndarray.types.Shape(shape).size()];
        Arrays.fill(values, value);
        return step.graph().constant(new FloatTensor(values, shape), value == 1 ? "ones" : "zeros");
    }

    private static Attributes epsilon(OnnxStep step) {
        return Attributes.NONE.real("epsilon", (float) step.step().number("epsilon"));
    }
}
