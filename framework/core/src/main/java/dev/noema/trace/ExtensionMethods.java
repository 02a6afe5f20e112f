package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.stream.LongStream;

/** Which operation each method of DJL's {@code NDArrayEx} is. */
final class ExtensionMethods {

    static final MethodTable TABLE = new MethodTable();

    private ExtensionMethods() {}

    static {
        for (String name : new String[] {"relu", "sigmoid", "tanh", "selu", "gelu"}) {
            TABLE.put(name + "()", name, call -> call.step(name, with(), call.self()));
        }
        TABLE.put("softPlus()", "softplus", call -> call.step("softplus", with(), call.self()));
        TABLE.put("softSign()", "softSign", call -> call.step("softSign", with(), call.self()));
        TABLE.put(
                "leakyRelu(float)",
                "leakyRelu",
                call -> call.step("leakyRelu", with("alpha", decimal(call, 0)), call.self()));
        TABLE.put(
                "elu(float)",
                "elu",
                call -> call.step("elu", with("alpha", decimal(call, 0)), call.self()));
        TABLE.put(
                "prelu(NDArray,NDArray)",
                "prelu",
                call -> new NDList(call.apply("prelu", with(), call.array(0), call.array(1))));

        TABLE.put(
                "linear(NDArray,NDArray,NDArray)",
                "linear",
                call ->
                        call.stepsPerItem(
                                "linear", with(), call.array(0), call.array(1), call.array(2)));
        TABLE.put(
                "embedding(NDArray,NDArray,SparseFormat)",
                "embedding",
                call -> call.steps("embedding", with(), call.array(1), call.array(0)));
        TABLE.put(
                "dropout(NDArray,float,boolean)",
                "dropout",
                call ->
                        (Boolean) call.arguments()[2]
                                ? call.steps(
                                        "dropout",
                                        with("rate", decimal(call, 1), "training", true),
                                        call.array(0))
                                : new NDList(call.array(0)));
        TABLE.put(
                "convolution(NDArray,NDArray,NDArray,Shape,Shape,Shape,int)",
                "convolution1d convolution2d convolution3d",
                ExtensionMethods::convolution);
        TABLE.put(
                "deconvolution(NDArray,NDArray,NDArray,Shape,Shape,Shape,Shape,int)",
                "reshape transpose convolutionTranspose1d convolutionTranspose2d convolutionTranspose3d",
                ExtensionMethods::deconvolution);
        TABLE.put(
                "maxPool(Shape,Shape,Shape,boolean)",
                "maxPool1d maxPool2d maxPool3d",
                ExtensionMethods::maxPool);
        TABLE.put(
                "avgPool(Shape,Shape,Shape,boolean,boolean)",
                "avgPool1d avgPool2d avgPool3d",
                ExtensionMethods::avgPool);
        TABLE.put(
                "globalAvgPool()",
                "mean",
                call ->
                        call.apply(
                                "mean", with("axes", spatial(call), "keep", false), call.self()));
        TABLE.put(
                "globalMaxPool()",
                "max",
                call -> call.apply("max", with("axes", spatial(call), "keep", false), call.self()));
        TABLE.put(
                "lpPool(float,Shape,Shape,Shape,boolean)",
                "pow avgPool1d avgPool2d avgPool3d mul",
                call ->
                        powerPool(
                                call,
                                decimal(call, 0),
                                shape(call, 1),
                                shape(call, 2),
                                call.arguments()[4]));
        TABLE.put(
                "globalLpPool(float)",
                "pow sum",
                call -> {
                    double power = decimal(call, 0);
                    int[] axes =
                            LongStream.of(spatial(call)).mapToInt(axis -> (int) axis).toArray();
                    return call.self().pow(power).sum(axes).pow(1 / power);
                });
        TABLE.put(
                "layerNorm(NDArray,Shape,NDArray,NDArray,float)",
                "layerNorm",
                call ->
                        call.steps(
                                "layerNorm",
                                with("shape", shape(call, 1), "epsilon", decimal(call, 4)),
                                call.array(0),
                                call.array(2),
                                call.array(3)));
        TABLE.put(
                "batchNorm(NDArray,NDArray,NDArray,NDArray,NDArray,int,float,float,boolean)",
                "transpose batchNorm",
                ExtensionMethods::batchNorm);

        TABLE.put(
                "rnn(NDArray,NDArray,NDList,boolean,int,Activation,double,boolean,boolean,boolean)",
                "rnn_tanh rnn_relu",
                RecurrentMethods::rnn);
        TABLE.put(
                "gru(NDArray,NDArray,NDList,boolean,int,double,boolean,boolean,boolean)",
                "gru",
                RecurrentMethods::gru);
        TABLE.put(
                "lstm(NDArray,NDList,NDList,boolean,int,double,boolean,boolean,boolean)",
                "lstm",
                RecurrentMethods::lstm);

        TABLE.put(
                "where(NDArray,NDArray)",
                "where",
                call -> call.apply("where", with(), call.array(0), call.self(), call.array(1)));
        TABLE.put(
                "interpolation(long[],int,boolean)",
                "resizeNearest1d resizeNearest2d resizeNearest3d resizeLinearAntialiased2d"
                        + " adaptiveAvgPool1d adaptiveAvgPool2d adaptiveAvgPool3d"
                        + " resizeCubicAntialiased2d",
                call -> {
                    int mode = (Integer) call.arguments()[1];
                    return interpolated(call, call.self(), (long[]) call.arguments()[0], mode);
                });
        TABLE.put(
                "resize(int,int,int)",
                "cast expandDims transpose resizeNearest2d resizeLinearAntialiased2d"
                        + " adaptiveAvgPool2d resizeCubicAntialiased2d reshape",
                ExtensionMethods::resize);
        TABLE.put("multiBoxPrior(List,List,List,List,boolean)", "", ExtensionMethods::constants);
        TABLE.put("concat(NDList,int)", "concat", call -> joined("concat", call));
        TABLE.put("stack(NDList,int)", "stack", call -> joined("stack", call));
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

    // DJL shapes the weight (out, in / groups, kernel...), torch (in, out / groups, kernel...).
    private static NDList deconvolution(Call call) {
        long groups = integer(call, 7);
        NDArray weight = call.array(1);
        Shape shape = weight.getShape();
        Shape kernel = shape.slice(2);
        long out = shape.get(0) / groups;
        if (groups == 1) {
            weight = weight.swapAxes(0, 1);
        } else {
            weight =
                    weight.reshape(new Shape(groups, out, shape.get(1)).addAll(kernel))
                            .swapAxes(1, 2)
                            .reshape(new Shape(groups * shape.get(1), out).addAll(kernel));
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
                        weight,
                        call.array(2)));
    }

    // Modes as DJL numbers them; the engine lays no weight on alignCorners, and makes linear and
    // cubic ones free of aliases.
    private static NDArray interpolated(Call call, NDArray x, long[] size, int mode) {
        String operation =
                switch (mode) {
                    case 0 -> "resizeNearest" + size.length + "d";
                    case 1 -> "resizeLinearAntialiased2d";
                    case 2 -> "adaptiveAvgPool" + size.length + "d";
                    case 3 -> "resizeCubicAntialiased2d";
                    default -> throw TraceException.here("no interpolation has number " + mode);
                };
        return call.apply(operation, with("size", size), x);
    }

    /** Pictures with their channels last, resized in float32. */
    private static NDArray resize(Call call) {
        NDArray x = call.self().toType(DataType.FLOAT32, false);
        boolean single = call.rank() == 3;
        NDArray batch = (single ? x.expandDims(0) : x).transpose(0, 3, 1, 2);
        long[] size = {integer(call, 1), integer(call, 0)};
        NDArray sized =
                interpolated(call, batch, size, (Integer) call.arguments()[2])
                        .transpose(0, 2, 3, 1);
        NDArray result = single ? sized.squeeze(0) : sized;
        return result.toType(call.self().getDataType(), false);
    }

    // What depends on shapes alone is known now.
    private static NDList constants(Call call) throws Throwable {
        return new NDList(((NDList) call.real()).stream().map(call.recorder()::constant).toList());
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
