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
                call -> call.steps("linear", with(), call.array(0), call.array(1), call.array(2)));
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

        TABLE.put(
                "where(NDArray,NDArray)",
                call -> call.apply("where", with(), call.array(0), call.self(), call.array(1)));
        TABLE.put("concat(NDList,int)", call -> joined("concat", call));
        TABLE.put("stack(NDList,int)", call -> joined("stack", call));
    }

    private static NDList convolution(Call call) throws Throwable {
        return call.steps(
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

    private static NDList deconvolution(Call call) {
        return new NDList(
                call.apply(
                        "convolutionTranspose" + spatialRank(call) + "d",
                        with(
                                "stride", shape(call, 3),
                                "padding", shape(call, 4),
                                "outputPadding", shape(call, 5),
                                "dilation", shape(call, 6),
                                "groups", integer(call, 7)),
                        call.array(0),
                        call.array(1),
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

    private static NDArray avgPool(Call call) throws Throwable {
        long[] kernel = shape(call, 0);
        return call.step(
                "avgPool" + kernel.length + "d",
                with(
                        "kernel",
                        kernel,
                        "stride",
                        shape(call, 1),
                        "padding",
                        shape(call, 2),
                        "ceil",
                        call.arguments()[3],
                        "countPadding",
                        call.arguments()[4]),
                call.self());
    }

    // DJL's momentum weighs the old statistics, PyTorch's the new ones: one is one minus the other.
    private static NDList batchNorm(Call call) throws Throwable {
        int axis = (Integer) call.arguments()[5];
        int rank = call.array(0).getShape().dimension();
        if (rank < 2 || Math.floorMod(axis, rank) != 1) {
            throw TraceException.here("batch norm over axis "
                            + axis
                            + "; only axis 1 is known");
        }
        return call.steps(
                "batchNorm",
                with(
                        "momentum",
                        1 - decimal(call, 6),
                        "epsilon",
                        decimal(call, 7),
                        "training",
                        call.arguments()[8]),
                call.array(0),
                call.array(1),
                call.array(2),
                call.array(3),
                call.array(4));
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
