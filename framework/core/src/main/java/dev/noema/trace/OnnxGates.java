package dev.noema.trace;

import dev.noema.onnx.Attributes;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The weights of one recurrent layer as ONNX wants them: gates in its order, the directions stacked
 * on a new first axis, both biases in one row. Parameters are stored so; other arrays are
 * rearranged by nodes.
 *
 * @param step the step whose inputs hold the layer's weights
 * @param order where each of ONNX's gates stands in PyTorch's
 * @param directions 1 or 2
 * @param each how many arrays a direction has
 * @param first the input that holds the first of them
 */
record OnnxGates(OnnxStep step, int[] order, int directions, int each, int first) {

    /**
     * The array of a role, made of the arrays at these places among a direction's.
     *
     * @param role such as {@code W}
     */
    String weight(String role, int... places) {
        int[] inputs =
                IntStream.range(0, directions)
                        .flatMap(way -> IntStream.of(places).map(i -> first + way * each + i))
                        .toArray();
        return Arrays.stream(inputs).allMatch(step::isParameter)
                ? stored(role, inputs, places.length)
                : computed(inputs, places.length);
    }

    private String stored(String role, int[] inputs, int perDirection) {
        FloatTensor one = step.parameter(inputs[0]);
        long[] shape = new long[one.shape().length + 1];
        System.arraycopy(one.shape(), 0, shape, 1, one.shape().length);
        shape[0] = directions;
        shape[1] *= perDirection;
        float[] all = new float[Math.toIntExact(Tensor.size(shape))];
        int filled = 0;
        for (int input : inputs) {
            float[] values = step.parameter(input).values();
            int block = values.length / order.length;
            for (int gate : order) {
                System.arraycopy(values, gate * block, all, filled, block);
                filled += block;
            }
        }
        return step.graph().derived(folder() + role, new FloatTensor(all, shape));
    }

    // What the names of all arrays of the layer have in common, up to the last slash.
    private String folder() {
        String common = step.parameterName(first);
        for (int i = first; i < first + directions * each; i++) {
            if (step.isParameter(i)) {
                String name = step.parameterName(i);
                while (!name.startsWith(common)) {
                    common = common.substring(0, common.length() - 1);
                }
            }
        }
        return common.substring(0, common.lastIndexOf('/') + 1);
    }

    private String computed(int[] inputs, int perDirection) {
        IntFunction<String> direction =
                way ->
                        step.node(
                                "Unsqueeze",
                                joined(
                                        IntStream.range(0, perDirection)
                                                .mapToObj(
                                                        i ->
                                                                reordered(
                                                                        inputs[
                                                                                way * perDirection
                                                                                        + i]))
                                                .toList()),
                                step.graph().integers(0));
        return joined(IntStream.range(0, directions).mapToObj(direction).toList());
    }

    private String reordered(int input) {
        if (order.length == 1) {
            return step.input(input);
        }
        long rows = step.shape(input).get(0).offset() / order.length;
        long[] sizes = new long[order.length];
        Arrays.fill(sizes, rows);
        List<String> gates =
                step.nodes(
                        "Split",
                        Attributes.NONE.integer("axis", 0),
                        order.length,
                        step.input(input),
                        step.graph().integers(sizes));
        return joined(IntStream.of(order).mapToObj(gates::get).toList());
    }

    private String joined(List<String> parts) {
        return parts.size() == 1
                ? parts.get(0)
                : step.node(
                        "Concat", Attributes.NONE.integer("axis", 0), parts.toArray(new String[0]));
    }
}
