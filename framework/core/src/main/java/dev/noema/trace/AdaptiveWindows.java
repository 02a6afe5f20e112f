package dev.noema.trace;

import dev.noema.onnx.Attributes;
import dev.noema.onnx.OnnxGraph;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import java.util.Arrays;

/**
 * Pooling to a given size: window i of n over an axis of size s goes from floor(i s / n) to ceil((i
 * + 1) s / n), so windows may differ in width and overlap.
 *
 * <p>One axis after another: the places of all windows are gathered, each filled up to the widest
 * one by repeating its last place, which changes no maximum and weighs nothing in a mean.
 */
final class AdaptiveWindows {

    private AdaptiveWindows() {}

    static void lower(OnnxStep step, String reduction) {
        long[] size = step.step().fixedList("size");
        String result = step.input(0);
        for (int i = 0; i < size.length; i++) {
            Size in = step.shape(0).get(2 + i);
            if (!in.isFixed()) {
                throw new TraceException(
                        step.step().line()
                                + ": pooling of an axis whose size changes to a given size has no"
                                + " form in ONNX");
            }
            result = axis(step, result, reduction, i + 2, (int) in.offset(), (int) size[i]);
        }
        step.output(result);
    }

    private static String axis(
            OnnxStep step, String value, String reduction, int axis, int in, int out) {
        int widest = 0;
        for (int i = 0; i < out; i++) {
            widest = Math.max(widest, stop(i, in, out) - start(i, in, out));
        }
        long[] places = new long[out * widest];
        float[] weights = new float[out * widest];
        for (int i = 0; i < out; i++) {
            int start = start(i, in, out);
            int width = stop(i, in, out) - start;
            for (int j = 0; j < widest; j++) {
                places[i * widest + j] = start + Math.min(j, width - 1);
                weights[i * widest + j] = j < width ? 1f / width : 0;
            }
        }
        OnnxGraph graph = step.graph();
        String index = graph.constant(new LongTensor(places, out, widest), "windows");
        Attributes along = Attributes.NONE.integer("axis", axis);
        String windows = step.node("Gather", along, value, index);
        if (reduction.equals("ReduceSum")) {
            long[] shape = new long[step.rank(0) + 1 - axis];
            Arrays.fill(shape, 1);
            shape[0] = out;
            shape[1] = widest;
            String weight = graph.constant(new FloatTensor(weights, shape), "weights");
            windows = step.node("Mul", windows, weight);
        }
        Attributes dropped = Attributes.NONE.integer("keepdims", 0);
        return step.node(reduction, dropped, windows, graph.integers(axis + 1));
    }

    private static int start(int window, int in, int out) {
        return window * in / out;
    }

    private static int stop(int window, int in, int out) {
        return ((window + 1) * in + out - 1) / out;
    }
}
