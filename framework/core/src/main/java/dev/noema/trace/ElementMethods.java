package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;

/** Methods of arrays that work element by element, matrix products and casts. */
final class ElementMethods {

    private static final String[] FUNCTIONS = {
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
        "logicalNot",
        "stopGradient"
    };

    private static final String[] OF_TWO = {
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
        "xlogy",
        "matMul",
        "batchMatMul"
    };

    private static final String[] WITH_NUMBER = {
        "add", "sub", "mul", "div", "pow", "mod", "eq", "neq", "gt", "gte", "lt", "lte"
    };

    private ElementMethods() {}

    static void enter(MethodTable table) {
        for (String name : FUNCTIONS) {
            table.put(name + "()", name, call -> call.step(name, with(), call.self()));
        }
        for (String name : new String[] {"softmax", "logSoftmax"}) {
            table.put(
                    name + "(int)",
                    name,
                    call -> call.step(name, with("axis", call.axis(0)), call.self()));
        }
        // Not implemented by the engine, but by TorchScript.
        for (String name : new String[] {"asinh", "acosh", "atanh"}) {
            table.put(name + "()", name, call -> call.apply(name, with(), call.self()));
        }
        for (String name : OF_TWO) {
            table.put(
                    name + "(NDArray)",
                    name,
                    call -> call.step(name, with(), call.self(), call.array(0)));
        }
        for (String name : WITH_NUMBER) {
            table.put(
                    name + "(Number)",
                    name,
                    call -> call.apply(name, with("number", number(call, 0)), call.self()));
        }
        table.put("maximum(Number)", "clip", call -> clip(call, number(call, 0), null))
                .put("minimum(Number)", "clip", call -> clip(call, null, number(call, 0)))
                .put(
                        "clip(Number,Number)",
                        "clip",
                        call -> clip(call, number(call, 0), number(call, 1)))
                .put("cbrt()", "pow", call -> call.self().pow(1.0 / 3))
                .put("toDegrees()", "mul div", call -> call.self().mul(180.0).div(Math.PI))
                .put("toRadians()", "mul div", call -> call.self().mul(Math.PI).div(180.0))
                .put(
                        "dot(NDArray)",
                        "matMul",
                        call -> call.step("matMul", with(), call.self(), call.array(0)))
                .put(
                        "batchDot(NDArray)",
                        "batchMatMul",
                        call -> call.apply("batchMatMul", with(), call.self(), call.array(0)))
                .put("toType(DataType,boolean)", "cast", ElementMethods::cast)
                .put("toDense()", "", Call::self)
                .put("inverse()", "inverse", ElementMethods::inverse)
                .put("sequenceMask(NDArray)", "arange lt reshape full where", c -> masked(c, 0))
                .put(
                        "sequenceMask(NDArray,float)",
                        "arange lt reshape full where",
                        call -> masked(call, (Float) call.arguments()[1]))
                .put(
                        "stft(long,long,boolean,NDArray,boolean,boolean)",
                        "stft expandDims reshape full pad",
                        ElementMethods::stft);
    }

    private static NDArray cast(Call call) {
        Object type = call.arguments()[0];
        return call.self().getDataType() == type
                ? call.self()
                : call.apply("cast", with("type", type), call.self());
    }

    // While it is recorded the values are no one's, and may be a matrix that has no inverse.
    private static NDArray inverse(Call call) throws Throwable {
        return call.recorder().isRecording()
                ? call.recorder()
                        .record(
                                Operation.named("inverse"),
                                with(),
                                List.of(Recorder.real(call.self())),
                                call.self())
                        .get(0)
                : call.step("inverse", with(), call.self());
    }

    private static NDArray clip(Call call, Object minimum, Object maximum) {
        return call.apply("clip", with("minimum", minimum, "maximum", maximum), call.self());
    }

    // Integers stay integers, so that an integer array is not promoted.
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

    /** The value at place t of item i stays where t is less than length i. */
    private static NDArray masked(Call call, float value) {
        NDArray x = call.self();
        NDManager manager = x.getManager();
        Shape shape = x.getShape();
        NDArray places =
                manager.arange(0, Math.toIntExact(shape.get(1)), 1, DataType.INT64)
                        .reshape(1, shape.get(1));
        NDArray within = places.lt(call.array(0).reshape(shape.get(0), 1));
        long[] wide = new long[call.rank()];
        Arrays.fill(wide, 1);
        wide[0] = shape.get(0);
        wide[1] = shape.get(1);
        NDArray outside = manager.full(new Shape(), value, x.getDataType());
        return call.apply("where", with(), within.reshape(wide), x, outside);
    }

    private static NDArray stft(Call call) {
        Object[] arguments = call.arguments();
        if ((Boolean) arguments[5]) {
            throw TraceException.here(
                    "stft with complex numbers, which ONNX lacks; ask for real and imaginary parts"
                            + " by returnComplex = false");
        }
        Frames frames =
                new Frames(
                        Math.toIntExact((Long) arguments[0]),
                        Math.toIntExact((Long) arguments[1]),
                        (Boolean) arguments[2],
                        (Boolean) arguments[4]);
        NDArray window =
                arguments[3] == null
                        ? call.self().getManager().ones(new Shape(frames.length()))
                        : call.array(3);
        if (call.rank() > 1) {
            return Operations.stft(call.self(), window, frames);
        }
        NDArray spectrum = Operations.stft(call.self().expandDims(0), window, frames);
        return spectrum.reshape(spectrum.getShape().slice(1));
    }
}
