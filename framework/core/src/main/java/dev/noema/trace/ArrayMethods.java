package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Which operation each method of {@link NDArray} is. */
final class ArrayMethods {

    static final Map<String, Call.Rule> TABLE = new HashMap<>();

    private ArrayMethods() {}

    static {
        for (String name :
                new String[] {
                    "neg",
                    "abs",
                    "exp",
                    "log",
                    "log2",
                    "log10",
                    "sqrt",
                    "square",
                    "sin",
                    "cos",
                    "tan",
                    "asin",
                    "acos",
                    "atan",
                    "sinh",
                    "cosh",
                    "tanh",
                    "floor",
                    "ceil",
                    "round",
                    "trunc",
                    "sign",
                    "erf",
                    "erfinv",
                    "gammaln",
                    "isNaN",
                    "isInfinite",
                    "logicalNot"
                }) {
            TABLE.put(name + "()", call -> call.step(name, with(), call.self()));
        }
        // Not implemented by the engine, but by TorchScript.
        for (String name : new String[] {"asinh", "acosh", "atanh"}) {
            TABLE.put(name + "()", call -> call.apply(name, with(), call.self()));
        }
        for (String name :
                new String[] {
                    "add",
                    "sub",
                    "mul",
                    "div",
                    "pow",
                    "mod",
                    "eq",
                    "neq",
                    "gt",
                    "gte",
                    "lt",
                    "lte",
                    "maximum",
                    "minimum",
                    "logicalAnd",
                    "logicalOr",
                    "logicalXor",
                    "atan2",
                    "xlogy"
                }) {
            TABLE.put(
                    name + "(NDArray)",
                    call -> call.step(name, with(), call.self(), call.array(0)));
        }
        for (String name :
                new String[] {
                    "add", "sub", "mul", "div", "pow", "mod", "eq", "neq", "gt", "gte", "lt", "lte"
                }) {
            TABLE.put(
                    name + "(Number)",
                    call -> call.apply(name, with("number", number(call)), call.self()));
        }
        TABLE.put(
                "maximum(Number)",
                call ->
                        call.apply(
                                "clip",
                                with("minimum", number(call), "maximum", null),
                                call.self()));
        TABLE.put(
                "minimum(Number)",
                call ->
                        call.apply(
                                "clip",
                                with("minimum", null, "maximum", number(call)),
                                call.self()));
        TABLE.put(
                "clip(Number,Number)",
                call ->
                        call.apply(
                                "clip",
                                with("minimum", number(call, 0), "maximum", number(call, 1)),
                                call.self()));
        for (String name :
                new String[] {"addi", "subi", "muli", "divi", "modi", "powi", "signi", "negi"}) {
            TABLE.put(name, ArrayMethods::inPlace);
        }
        reductions();
        shapes();
        selection();
        TABLE.put(
                "softmax(int)",
                call -> call.step("softmax", with("axis", call.axis(0)), call.self()));
        TABLE.put(
                "logSoftmax(int)",
                call -> call.step("logSoftmax", with("axis", call.axis(0)), call.self()));
        TABLE.put(
                "matMul(NDArray)", call -> call.step("matMul", with(), call.self(), call.array(0)));
        TABLE.put(
                "batchMatMul(NDArray)",
                call -> call.step("batchMatMul", with(), call.self(), call.array(0)));
        TABLE.put("dot(NDArray)", call -> call.step("matMul", with(), call.self(), call.array(0)));
        TABLE.put("stopGradient()", call -> call.step("stopGradient", with(), call.self()));
        TABLE.put(
                "toType(DataType,boolean)",
                call ->
                        call.self().getDataType() == call.arguments()[0]
                                ? call.self()
                                : call.apply(
                                        "cast", with("type", call.arguments()[0]), call.self()));
    }

    private static void reductions() {
        for (String name : new String[] {"sum", "mean", "max", "min"}) {
            TABLE.put(
                    name + "()",
                    call ->
                            call.apply(
                                    name,
                                    with(
                                            "axes",
                                            LongStream.range(0, call.rank()).toArray(),
                                            "keep",
                                            false),
                                    call.self()));
            TABLE.put(
                    name + "(int[],boolean)",
                    call ->
                            call.apply(
                                    name,
                                    with("axes", axes(call), "keep", call.arguments()[1]),
                                    call.self()));
        }
        TABLE.put(
                "prod(int[],boolean)",
                call -> product(call, axes(call), (Boolean) call.arguments()[1]));
        TABLE.put(
                "prod()", call -> product(call, LongStream.range(0, call.rank()).toArray(), false));
        for (String name : new String[] {"argMax", "argMin"}) {
            TABLE.put(
                    name + "()",
                    call -> call.apply(name, with("axis", 0L), call.self().reshape(-1)));
            TABLE.put(
                    name + "(int)",
                    call -> call.step(name, with("axis", call.axis(0)), call.self()));
        }
        TABLE.put(
                "cumSum(int)",
                call -> call.step("cumSum", with("axis", call.axis(0)), call.self()));
    }

    // One axis after another, from the last, so that those before it keep their places.
    private static NDArray product(Call call, long[] axes, boolean keep) {
        long[] sorted = axes.clone();
        Arrays.sort(sorted);
        NDArray result = call.self();
        for (int i = sorted.length - 1; i >= 0; i--) {
            result = call.apply("prod", with("axis", sorted[i], "keep", keep), result);
        }
        return result;
    }

    private static void shapes() {
        for (String name :
                new String[] {
                    "reshape(Shape)", "flatten()", "flatten(int,int)", "squeeze(int[])"
                }) {
            TABLE.put(name, ArrayMethods::reshape);
        }
        TABLE.put(
                "transpose()",
                call ->
                        call.apply(
                                "transpose",
                                with(
                                        "axes",
                                        LongStream.range(0, call.rank())
                                                .map(i -> call.rank() - 1 - i)
                                                .toArray()),
                                call.self()));
        TABLE.put(
                "swapAxes(int,int)",
                call -> {
                    int[] axes = IntStream.range(0, call.rank()).toArray();
                    axes[(int) call.axis(0)] = (int) call.axis(1);
                    axes[(int) call.axis(1)] = (int) call.axis(0);
                    return call.self().transpose(axes);
                });
        TABLE.put(
                "transpose(int[])",
                call -> call.step("transpose", with("axes", axes(call)), call.self()));
        TABLE.put(
                "expandDims(int)",
                call -> {
                    int axis = (Integer) call.arguments()[0];
                    return call.step(
                            "expandDims",
                            with("axis", (long) (axis < 0 ? axis + call.rank() + 1 : axis)),
                            call.self());
                });
        TABLE.put(
                "broadcast(Shape)",
                call ->
                        call.step(
                                "broadcast",
                                with("shape", ((Shape) call.arguments()[0]).getShape()),
                                call.self()));
        TABLE.put(
                "tile(long[])",
                call -> call.step("tile", with("repeats", call.arguments()[0]), call.self()));
        TABLE.put(
                "repeat(int,long)",
                call ->
                        call.apply(
                                "repeat",
                                with("repeats", call.arguments()[1], "axis", call.axis(0)),
                                call.self()));
        TABLE.put("flip(int[])", call -> call.step("flip", with("axes", axes(call)), call.self()));
        TABLE.put(
                "pad(Shape,double)",
                call ->
                        call.apply(
                                "pad",
                                with(
                                        "padding",
                                        ((Shape) call.arguments()[0]).getShape(),
                                        "value",
                                        call.arguments()[1]),
                                call.self()));
        TABLE.put("split(long[],int)", call -> split(call, (long[]) call.arguments()[0]));
        TABLE.put("split(long,int)", ArrayMethods::splitEvenly);
    }

    private static void selection() {
        TABLE.put("get(NDManager,NDIndex)", Indexing::get);
        TABLE.put(
                "gather(NDArray,int)",
                call ->
                        call.apply(
                                "gather", with("axis", call.axis(1)), call.self(), call.array(0)));
        TABLE.put(
                "take(NDManager,NDArray)",
                call -> call.apply("take", with(), call.self(), call.array(1)));
        TABLE.put("gatherNd(NDArray)", Indexing::gatherNd);
        TABLE.put(
                "topK(int,int,boolean,boolean)",
                call ->
                        call.recorder()
                                .applyMany(
                                        "topK",
                                        2,
                                        with(
                                                "k",
                                                (long) (Integer) call.arguments()[0],
                                                "axis",
                                                call.axis(1),
                                                "largest",
                                                call.arguments()[2],
                                                "sorted",
                                                call.arguments()[3]),
                                        call.self()));
        TABLE.put("oneHot(int,float,float,DataType)", ArrayMethods::oneHot);
    }

    // x.addi(y) is x.add(y) that x becomes.
    private static Object inPlace(Call call) throws Throwable {
        RecordingArray self = Recorder.recorded(call.self());
        Method plain =
                NDArray.class.getMethod(
                        plainName(call.method().getName()), call.method().getParameterTypes());
        try {
            NDArray result = (NDArray) plain.invoke(call.self(), call.arguments());
            self.become(Recorder.recorded(result), call.method().getName());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        return call.self();
    }

    private static String plainName(String inPlace) {
        return inPlace.substring(0, inPlace.length() - 1);
    }

    static Object refuseInPlace(Call call) {
        String name = call.method().getName();
        throw TraceException.here(
                name
                        + " writes into an array that others may look at; use "
                        + plainName(name)
                        + ", which gives a new one");
    }

    // What reshape, flatten and squeeze give is known from the engine; -1 would hide how a size
    // depends on the batch.
    private static NDArray reshape(Call call) throws Throwable {
        NDArray result = (NDArray) call.real();
        return call.recorder()
                .record(
                        Operation.named("reshape"),
                        with("shape", result.getShape().getShape()),
                        java.util.List.of(result),
                        call.self())
                .get(0);
    }

    private static NDList splitEvenly(Call call) {
        long parts = (Long) call.arguments()[0];
        long size = call.self().getShape().get((int) call.axis(1));
        if (size % parts != 0) {
            throw TraceException.here("a size of " + size + " cannot be split into " + parts);
        }
        return split(call, LongStream.range(1, parts).map(i -> i * (size / parts)).toArray());
    }

    private static NDList split(Call call, long... indices) {
        long axis = call.axis(1);
        if (indices.length == 0) {
            return new NDList(call.self());
        }
        long[] sizes = new long[indices.length + 1];
        long start = 0;
        for (int i = 0; i < indices.length; i++) {
            sizes[i] = indices[i] - start;
            start = indices[i];
        }
        sizes[indices.length] = call.self().getShape().get((int) axis) - start;
        return call.recorder()
                .applyMany("split", sizes.length, with("sizes", sizes, "axis", axis), call.self());
    }

    private static NDArray oneHot(Call call) {
        Object[] arguments = call.arguments();
        float on = (Float) arguments[1];
        float off = (Float) arguments[2];
        DataType type = (DataType) arguments[3];
        NDArray hot =
                call.apply(
                        "oneHot",
                        with("depth", (long) (Integer) arguments[0], "type", type),
                        call.self());
        return on == 1 && off == 0 ? hot : hot.mul(on - off).add(off);
    }

    // Integers stay integers, so that an integer array is not promoted.
    private static Object number(Call call) {
        return number(call, 0);
    }

    private static Object number(Call call, int index) {
        Number number = (Number) call.arguments()[index];
        if (number == null) {
            return null;
        }
        boolean whole = number.doubleValue() == Math.rint(number.doubleValue());
        return !call.self().getDataType().isFloating() && whole
                ? (Object) number.longValue()
                : (Object) number.doubleValue();
    }

    private static long[] axes(Call call) {
        return Arrays.stream((int[]) call.arguments()[0])
                .mapToLong(axis -> axis < 0 ? axis + call.rank() : axis)
                .toArray();
    }
}
