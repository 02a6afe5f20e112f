package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The ONNX side of the table: elementwise operations, reductions, matrix products and creation. */
final class OnnxRules {

    private OnnxRules() {}

    /** The same operator on the same inputs. */
    static OnnxRule same(String operator) {
        return step -> {
            String[] inputs = new String[step.inputs()];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = step.input(i);
            }
            step.output(step.node(operator, inputs));
        };
    }

    /** A real function: whole numbers go through float, as in the engine. */
    static OnnxRule real(String operator) {
        return step -> {
            String result = step.node(operator, step.as(0, DataType.FLOAT32));
            step.output(
                    step.outputType() == DataType.FLOAT32
                            ? result
                            : step.cast(result, step.outputType()));
        };
    }

    /** An operator on truth values: a number is true unless it is 0. */
    static OnnxRule logic(String operator) {
        return step -> {
            String[] inputs = new String[step.inputs()];
            for (int i = 0; i < inputs.length; i++) {
                inputs[i] = step.as(i, DataType.BOOLEAN);
            }
            step.output(step.node(operator, inputs));
        };
    }

    /** One of two values by a truth. */
    static void where(OnnxStep step) {
        step.output(
                step.node(
                        "Where",
                        step.as(0, DataType.BOOLEAN),
                        step.as(1, step.outputType()),
                        step.as(2, step.outputType())));
    }

    /** An operator of two operands of one type, the second of which may be a number. */
    static OnnxRule arithmetic(String operator) {
        return step -> step.output(step.node(operator, operands(step, step.outputType())));
    }

    /** A comparison; {@code not} turns it round. */
    static OnnxRule comparison(String operator, boolean not) {
        return step -> {
            boolean real =
                    step.type(0).isFloating()
                            || step.has(1) && step.type(1).isFloating()
                            || step.step().attributes().get("number") instanceof Double;
            boolean same = step.has(1) && step.type(0) == step.type(1);
            DataType type = real ? DataType.FLOAT32 : same ? step.type(0) : DataType.INT64;
            String result = step.node(operator, operands(step, type));
            step.output(not ? step.node("Not", result) : result);
        };
    }

    private static String[] operands(OnnxStep step, DataType type) {
        return new String[] {
            step.as(0, type), step.has(1) ? step.as(1, type) : step.number("number", type)
        };
    }

    /** x - floor(x / y) y: the result has the sign of the divisor. */
    static void mod(OnnxStep step) {
        String[] operands = operands(step, step.outputType());
        if (!step.outputType().isFloating()) {
            step.output(step.node("Mod", operands));
            return;
        }
        String whole = step.node("Floor", step.node("Div", operands));
        step.output(step.node("Sub", operands[0], step.node("Mul", whole, operands[1])));
    }

    static void clip(OnnxStep step) {
        DataType type = step.outputType();
        String minimum = step.step().has("minimum") ? step.number("minimum", type) : "";
        String maximum = step.step().has("maximum") ? step.number("maximum", type) : "";
        step.output(step.node("Clip", step.as(0, type), minimum, maximum));
    }

    static void square(OnnxStep step) {
        step.output(step.node("Mul", step.input(0), step.input(0)));
    }

    /** log(x) / log(base). */
    static OnnxRule logarithm(double base) {
        return step ->
                step.output(
                        step.node(
                                "Mul",
                                step.node("Log", step.as(0, DataType.FLOAT32)),
                                step.graph().scalar((float) (1 / Math.log(base)))));
    }

    /** Towards zero: sign(x) floor(|x|). */
    static void trunc(OnnxStep step) {
        String size = step.node("Floor", step.node("Abs", step.input(0)));
        step.output(step.node("Mul", step.node("Sign", step.input(0)), size));
    }

    /** x (1 + erf(x / sqrt 2)) / 2. */
    static void gelu(OnnxStep step) {
        String x = step.input(0);
        String scaled = step.node("Mul", x, step.graph().scalar((float) Math.sqrt(0.5)));
        String gate = step.node("Add", step.node("Erf", scaled), step.graph().scalar(1f));
        String half = step.node("Mul", x, step.graph().scalar(0.5f));
        step.output(step.node("Mul", half, gate));
    }

    static void silu(OnnxStep step) {
        step.output(step.node("Mul", step.input(0), step.node("Sigmoid", step.input(0))));
    }

    /** An operator with one real setting {@code alpha}. */
    static OnnxRule alpha(String operator) {
        return step ->
                step.output(
                        step.node(
                                operator,
                                Attributes.NONE.real("alpha", (float) step.step().number("alpha")),
                                step.input(0)));
    }

    /** Parametric ReLU: a slope for each channel is shaped to broadcast over the pixels. */
    static void prelu(OnnxStep step) {
        String slope = step.input(1);
        if (step.rank(0) > 2 && step.rank(1) == 1 && !step.shape(1).get(0).equals(Size.fixed(1))) {
            long[] shape = new long[step.rank(0) - 1];
            Arrays.fill(shape, 1);
            shape[0] = -1;
            slope = step.node("Reshape", slope, step.graph().integers(shape));
        }
        step.output(step.node("PRelu", step.input(0), slope));
    }

    /** In evaluation dropout does nothing. */
    static void dropout(OnnxStep step) {
        if (step.step().flag("training")) {
            throw new TraceException(
                    step.step().line() + ": dropout in training mode cannot be exported");
        }
        step.output(step.input(0));
    }

    static void unchanged(OnnxStep step) {
        step.output(step.input(0));
    }

    /** An operator along one axis. */
    static OnnxRule axis(String operator) {
        return step ->
                step.output(
                        step.node(
                                operator,
                                Attributes.NONE.integer("axis", step.step().fixed("axis")),
                                step.input(0)));
    }

    /** A reduction, whose axes are an input since opset 18. */
    static OnnxRule reduction(String operator) {
        return step -> {
            long[] axes =
                    step.step().has("axes")
                            ? step.step().fixedList("axes")
                            : new long[] {step.step().fixed("axis")};
            step.output(
                    step.node(
                            operator,
                            Attributes.NONE.integer("keepdims", step.step().flag("keep") ? 1 : 0),
                            step.as(0, step.outputType()),
                            step.graph().integers(axes)));
        };
    }

    /** The place of the greatest or least value along an axis. */
    static OnnxRule place(String operator) {
        return step ->
                step.output(
                        step.node(
                                operator,
                                Attributes.NONE
                                        .integer("axis", step.step().fixed("axis"))
                                        .integer("keepdims", 0),
                                step.input(0)));
    }

    static void cumulativeSum(OnnxStep step) {
        step.output(
                step.node(
                        "CumSum",
                        step.as(0, step.outputType()),
                        step.graph().scalar(step.step().fixed("axis"))));
    }

    /** x W' + b. */
    static void linear(OnnxStep step) {
        if (step.rank(0) == 2) {
            Attributes transposed = Attributes.NONE.integer("transB", 1);
            step.output(
                    step.has(2)
                            ? step.node(
                                    "Gemm", transposed, step.input(0), step.input(1), step.input(2))
                            : step.node("Gemm", transposed, step.input(0), step.input(1)));
            return;
        }
        String weight =
                step.node("Transpose", Attributes.NONE.integers("perm", 1, 0), step.input(1));
        String product = step.node("MatMul", step.input(0), weight);
        step.output(step.has(2) ? step.node("Add", product, step.input(2)) : product);
    }

    static void cast(OnnxStep step) {
        step.output(step.cast(step.input(0), step.outputType()));
    }

    static void full(OnnxStep step) {
        String number = step.number("number", step.outputType());
        List<Size> shape = step.step().sizes("shape");
        step.output(shape.isEmpty() ? number : step.node("Expand", number, step.sizes(shape)));
    }

    static void arange(OnnxStep step) {
        DataType type = step.outputType();
        step.output(
                step.node(
                        "Range",
                        step.number("start", type),
                        step.number("stop", type),
                        step.number("step", type)));
    }

    static void oneHot(OnnxStep step) {
        String indices = step.as(0, DataType.INT64);
        String hot =
                step.node(
                        "OneHot",
                        Attributes.NONE.integer("axis", -1),
                        indices,
                        step.graph().scalar(step.step().fixed("depth")),
                        step.graph().floats(0, 1));
        step.output(
                step.outputType() == DataType.FLOAT32 ? hot : step.cast(hot, step.outputType()));
    }

    /** All inputs along one axis; stacking gives each a new axis first. */
    static OnnxRule joined(boolean stack) {
        return step -> {
            long axis = step.step().fixed("axis");
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < step.inputs(); i++) {
                String part = step.as(i, step.outputType());
                parts.add(stack ? step.node("Unsqueeze", part, step.graph().integers(axis)) : part);
            }
            step.output(
                    step.node(
                            "Concat",
                            Attributes.NONE.integer("axis", axis),
                            parts.toArray(new String[0])));
        };
    }

    static long[] ones(int count) {
        return LongStream.generate(() -> 1).limit(count).toArray();
    }
}
