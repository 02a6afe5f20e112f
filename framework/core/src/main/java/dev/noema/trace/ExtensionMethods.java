package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/** Which operation each method of DJL's {@code NDArrayEx} is. */
final class ExtensionMethods {

    static final Map<String, Call.Rule> TABLE = new HashMap<>();

    private ExtensionMethods() {}

    static {
        for (String name : new String[] {"relu", "sigmoid", "tanh", "selu", "gelu"}) {
            TABLE.put(name + "()", call -> call.step(name, with(), call.self()));
        }
        for (String name : new String[] {"rdivi", "rsubi", "rmodi", "rpowi"}) {
            TABLE.put(name, ArrayMethods::refuseInPlace);
        }
        TABLE.put("softPlus()", call -> call.step("softplus", with(), call.self()));
        TABLE.put("softSign()", call -> call.self().div(call.self().abs().add(1)));
        TABLE.put(
                "leakyRelu(float)",
                call -> call.step("leakyRelu", with("alpha", decimal(call, 0)), call.self()));
        TABLE.put(
                "elu(float)",
                call -> call.step("elu", with("alpha", decimal(call, 0)), call.self()));
        TABLE.put(
                "prelu(NDArray,NDArray)",
                call -> new NDList(call.apply("prelu", with(), call.array(0), call.array(1))));

        TABLE.put(
                "linear(NDArray,NDArray,NDArray)",
                call ->
                        call.stepsPerItem(
                                "linear", with(), call.array(0), call.array(1), call.array(2)));
        TABLE.put(
                "embedding(NDArray,NDArray,SparseFormat)",
                call -> call.steps("embedding", with(), call.array(1), call.array(0)));
        TABLE.put(
                "dropout(NDArray,float,boolean)",
                call ->
                        (Boolean) call.arguments()[2]
                                ? call.steps(
                                        "dropout",
                                        with("rate", decimal(call, 1), "training", true),
                                        call.array(0))
                                : new NDList(call.array(0)));
        TABLE.put(
                "convolution(NDArray,NDArray,NDArray,Shape,Shape,Shape,int)",
                ExtensionMethods::convolution);
        TABLE.put(
                "deconvolution(NDArray,NDArray,NDArray,Shape,Shape,Shape,Shape,int)",
                ExtensionMethods::deconvolution);
        TABLE.put("maxPool(Shape,Shape,Shape,boolean)", ExtensionMethods::maxPool);
        TABLE.put("avgPool(Shape,Shape,Shape,boolean,boolean)", ExtensionMethods::avgPool);
        TABLE.put(
                "globalAvgPool()",
                call ->
                        call.apply(
                                "mean", with("axes", spatial(call), "keep", false), call.self()));
        TABLE.put(
                "globalMaxPool()",
                call -> call.apply("max", with("axes", spatial(call), "keep", false), call.self()));
        TABLE.put(
                "lpPool(float,Shape,Shape,Shape,boolean)",
                call ->
                        powerPool(
                                call,
                                decimal(call, 0),
                                shape(call, 1),
                                shape(call, 2),
                                call.arguments()[4]));
        TABLE.put(
                "globalLpPool(float)",
                call -> {
                    double power = decimal(call, 0);
                    int[] axes =
                            LongStream.of(spatial(call)).mapToInt(axis -> (int) axis).toArray();
                    return call.self().pow(power).sum(axes).pow(1 / power);
                });
        TABLE.put(
                "layerNorm(NDArray,Shape,NDArray,NDArray,float)",
                call ->
                        call.steps(
                                "layerNorm",
                                with("shape", shape(call, 1), "epsilon", decimal(call, 4)),
                                call.array(0),
                                call.array(2),
                                call.array(3)));
        TABLE.put(
                "batchNorm(NDArray,NDArray,NDArray,NDArray,NDArray,int,float,float,boolean)",
                ExtensionMethods::batchNorm);

        TABLE.put("rnn", RecurrentMethods::rnn);
        TABLE.put("gru", RecurrentMethods::gru);
        TABLE.put("lstm", RecurrentMethods::lstm);

        TABLE.put(
                "where(NDArray,NDArray)",
                call -> call.apply("where", with(), call.array(0), call.self(), call.array(1)));
        TABLE.put("resize(int,int,int)", ExtensionMethods::resize);
        TABLE.put("concat(NDList,int)", call -> joined("concat", call));
        TABLE.put("stack(NDList,int)", call -> joined("stack", call));
    }

    private static NDList convolution(Call call) throws Throwable {
        return call.stepsPerItem(
                "convolution" + spatialRank(call) + "d",
                with(
                        "stride", shape(call, 3),
                        "padding", shape(call, 4),
                        "dilation", shape(call, 5),
                        "groups", integer(call, 6)),
                call.array(0),
                call.array(1),
                call.array(2));
    }

    // DJL shapes the weight (out, in, kernel...), which the engine would take for (in, out,
    // kernel...).
    private static NDList deconvolution(Call call) {
        long groups = integer(call, 7);
        if (groups != 1) {
            throw TraceException.here(
                    "a transposed convolution in "
                            + groups
                            + " groups; use Operations.convolutionTranspose");
        }
        return new NDList(
                call.apply(
                        "convolutionTranspose" + spatialRank(call) + "d",
                        with(
                                "stride", shape(call, 3),
                                "padding", shape(call, 4),
                                "outputPadding", shape(call, 5),
                                "dilation", shape(call, 6),
                                "groups", groups),
                        call.array(0),
                        call.array(1).swapAxes(0, 1),
                        call.array(2)));
    }

    private static NDArray maxPool(Call call) throws Throwable {
        long[] kernel = shape(call, 0);
        return call.step(
                "maxPool" + kernel.length + "d",
                with(
                        "kernel", kernel,
                        "stride", shape(call, 1),
                        "padding", shape(call, 2),
                        "dilation", LongStream.generate(() -> 1).limit(kernel.length).toArray(),
                        "ceil", call.arguments()[3]),
                call.self());
    }

    // The engine counts the padding whatever it is told; its TorchScript obeys.
    private static NDArray avgPool(Call call) {
        return avgPool(
                call,
                call.self(),
                shape(call, 0),
                shape(call, 1),
                shape(call, 2),
                call.arguments()[3],
                call.arguments()[4]);
    }

    private static NDArray avgPool(
            Call call,
            NDArray x,
            long[] kernel,
            long[] stride,
            long[] padding,
            Object ceil,
            Object countPadding) {
        return call.apply(
                "avgPool" + kernel.length + "d",
                with(
                        "kernel", kernel,
                        "stride", stride,
                        "padding", padding,
                        "ceil", ceil,
                        "countPadding", countPadding),
                x);
    }

    // (sum of x^p)^(1/p) over each window
    private static NDArray powerPool(
            Call call, double power, long[] kernel, long[] stride, Object ceil) {
        long[] padding = new long[kernel.length];
        NDArray mean = avgPool(call, call.self().pow(power), kernel, stride, padding, ceil, true);
        return mean.mul(LongStream.of(kernel).reduce(1, Math::multiplyExact)).pow(1 / power);
    }

    // DJL's momentum weighs the old statistics, PyTorch's the new ones: one is one minus the other.
    private static NDList batchNorm(Call call) {
        NDArray x = call.array(0);
        int rank = x.getShape().dimension();
        if (rank < 2) {
            throw TraceException.here(
                    "batch norm needs (batch, channels, ...), not " + x.getShape());
        }
        // DJL says -1 and means 1.
        int axis = (Integer) call.arguments()[5] == -1 ? 1 : (Integer) call.arguments()[5];
        NDArray result =
                call.apply(
                        "batchNorm",
                        with(
                                "momentum",
                                1 - decimal(call, 6),
                                "epsilon",
                                decimal(call, 7),
                                "training",
                                call.arguments()[8]),
                        axis == 1 ? x : x.swapAxes(1, axis),
                        call.array(1),
                        call.array(2),
                        call.array(3),
                        call.array(4));
        return new NDList(axis == 1 ? result : result.swapAxes(1, axis));
    }

    // The engine takes every array for pictures with the channels last.
    private static NDArray resize(Call call) {
        if (integer(call, 2) != 0) {
            throw TraceException.here(
                    "resize by interpolation "
                            + call.arguments()[2]
                            + ", for which the engine smooths; only by nearest neighbours, 0, can it be"
                            + " recorded: for others use Operations.resizeBilinear");
        }
        NDArray pictures = call.rank() == 3 ? call.self().expandDims(0) : call.self();
        long[] size = {integer(call, 1), integer(call, 0)};
        NDArray resized =
                call.apply("resizeNearest", with("size", size), pictures.transpose(0, 3, 1, 2))
                        .transpose(0, 2, 3, 1);
        return call.rank() == 3 ? resized.squeeze(0) : resized;
    }

    private static NDArray joined(String operation, Call call) throws Throwable {
        NDList others = (NDList) call.arguments()[0];
        NDArray[] all = new NDArray[others.size() + 1];
        all[0] = call.self();
        for (int i = 0; i < others.size(); i++) {
            all[i + 1] = others.get(i);
        }
        int axis = (Integer) call.arguments()[1];
        int rank = call.rank() + (operation.equals("stack") ? 1 : 0);
        return call.step(operation, with("axis", (long) (axis < 0 ? axis + rank : axis)), all);
    }

    private static int spatialRank(Call call) {
        return call.array(0).getShape().dimension() - 2;
    }

    private static long[] spatial(Call call) {
        return LongStream.range(2, call.rank()).toArray();
    }

    private static long[] shape(Call call, int index) {
        return ((Shape) call.arguments()[index]).getShape();
    }

    private static long integer(Call call, int index) {
        return (Integer) call.arguments()[index];
    }

    private static double decimal(Call call, int index) {
        return ((Number) call.arguments()[index]).doubleValue();
    }
}
