package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;

/** Arithmetic, comparison, logic and choice. */
final class ArithmeticOperations {

    private ArithmeticOperations() {}

    static void enter(OperationTable table) {
        table.any("add", "torch.add($0, $1)", arithmetic("Add"))
                .any("sub", "torch.sub($0, $1)", arithmetic("Sub"))
                .any("mul", "torch.mul($0, $1)", arithmetic("Mul"))
                .any("div", "torch.div($0, $1)", arithmetic("Div"))
                .full("pow", "torch.pow($0, $1)", arithmetic("Pow"))
                .full(
                        "mod",
                        "torch.remainder($0, $1)",
                        OnnxRule.of(
                                "Mod Equal Not Less Xor And Add Where", ArithmeticOperations::mod),
                        "the result has the sign of the divisor")
                .any("maximum", "torch.maximum($0, $1)", arithmetic("Max"))
                .any("minimum", "torch.minimum($0, $1)", arithmetic("Min"))
                .any(
                        "clip",
                        "torch.clamp($0, {minimum}, {maximum})",
                        OnnxRule.of("Clip", ArithmeticOperations::clip))
                .full(
                        "atan2",
                        "torch.atan2($0, $1)",
                        OnnxRule.of(
                                "Div Atan Less Add Sub Equal And Where",
                                ArithmeticOperations::atan2),
                        "in ONNX the sign of a zero is not told, and two infinities give NaN")
                .full(
                        "xlogy",
                        "torch.xlogy($0, $1)",
                        OnnxRule.of(
                                "Log Mul Equal IsNaN Not And Where", ArithmeticOperations::xlogy))
                .full("eq", "torch.eq($0, $1)", comparison("Equal"))
                .full("neq", "torch.ne($0, $1)", not(comparison("Equal")))
                .full("gt", "torch.gt($0, $1)", comparison("Greater"))
                .full("gte", "torch.ge($0, $1)", comparison("GreaterOrEqual"))
                .full("lt", "torch.lt($0, $1)", comparison("Less"))
                .full("lte", "torch.le($0, $1)", comparison("LessOrEqual"))
                .any("logicalAnd", "torch.logical_and($0, $1)", logic("And"))
                .any("logicalOr", "torch.logical_or($0, $1)", logic("Or"))
                .any("logicalXor", "torch.logical_xor($0, $1)", logic("Xor"))
                .any("logicalNot", "torch.logical_not($0)", logic("Not"))
                .any(
                        "where",
                        "torch.where($0, $1, $2)",
                        OnnxRule.of("Where", ArithmeticOperations::where))
                .full("isNaN", "torch.isnan($0)", test("IsNaN"))
                .full("isInfinite", "torch.isinf($0)", test("IsInf"));
    }

    /** An operator of two operands of one type, the second of which may be a number. */
    private static OnnxRule arithmetic(String operator) {
        return OnnxRule.of(
                operator,
                step -> {
                    DataType type = OnnxStep.computed(step.outputType());
                    step.result(step.node(operator, operands(step, type)), type);
                });
    }

    private static String[] operands(OnnxStep step, DataType type) {
        return new String[] {
            step.as(0, type), step.has(1) ? step.as(1, type) : step.number("number", type)
        };
    }

    // Torch's remainder has the sign of the divisor, for real numbers ONNX has only the one with
    // the sign of the dividend; where the signs differ they are one divisor apart.
    private static void mod(OnnxStep step) {
        DataType type = OnnxStep.computed(step.outputType());
        String[] operands = operands(step, type);
        if (!type.isFloating()) {
            step.result(step.node("Mod", operands), type);
            return;
        }
        String rest = step.node("Mod", Attributes.NONE.integer("fmod", 1), operands);
        String zero = step.graph().scalar(0f);
        String some = step.node("Not", step.node("Equal", rest, zero));
        String unlike =
                step.node(
                        "Xor", step.node("Less", rest, zero), step.node("Less", operands[1], zero));
        String moved = step.node("Add", rest, operands[1]);
        step.output(step.node("Where", step.node("And", some, unlike), moved, rest));
    }

    private static void clip(OnnxStep step) {
        DataType type = step.outputType();
        String minimum = step.step().has("minimum") ? step.number("minimum", type) : "";
        String maximum = step.step().has("maximum") ? step.number("maximum", type) : "";
        step.output(step.node("Clip", step.as(0, type), minimum, maximum));
    }

    // atan(y / x), half a turn further on the left of the plane
    private static void atan2(OnnxStep step) {
        String[] sides = operands(step, DataType.FLOAT32);
        String zero = step.graph().scalar(0f);
        String half = step.graph().scalar((float) Math.PI);
        String angle = step.node("Atan", step.node("Div", sides));
        String below = step.node("Less", sides[0], zero);
        String turned =
                step.node(
                        "Where",
                        below,
                        step.node("Sub", angle, half),
                        step.node("Add", angle, half));
        String left = step.node("Less", sides[1], zero);
        String origin =
                step.node(
                        "And",
                        step.node("Equal", sides[0], zero),
                        step.node("Equal", sides[1], zero));
        String result = step.node("Where", left, turned, angle);
        step.output(step.node("Where", origin, zero, result));
    }

    // x log(y), and 0 where x is 0, unless y is no number
    private static void xlogy(OnnxStep step) {
        String[] operands = operands(step, DataType.FLOAT32);
        String zero = step.graph().scalar(0f);
        String product = step.node("Mul", operands[0], step.node("Log", operands[1]));
        String nothing =
                step.node(
                        "And",
                        step.node("Equal", operands[0], zero),
                        step.node("Not", step.node("IsNaN", operands[1])));
        step.output(step.node("Where", nothing, zero, product));
    }

    private static OnnxRule comparison(String operator) {
        return OnnxRule.of(operator, step -> step.output(compared(operator, step)));
    }

    private static OnnxRule not(OnnxRule comparison) {
        String operator = comparison.operators().get(0);
        return OnnxRule.of(
                operator + " Not", step -> step.output(step.node("Not", compared(operator, step))));
    }

    private static String compared(String operator, OnnxStep step) {
        boolean real =
                step.type(0).isFloating()
                        || step.has(1) && step.type(1).isFloating()
                        || step.step().attributes().get("number") instanceof Double;
        return step.node(operator, operands(step, real ? DataType.FLOAT32 : DataType.INT64));
    }

    /** An operator on truth values: a number is true unless it is 0. */
    private static OnnxRule logic(String operator) {
        return OnnxRule.of(
                operator,
                step -> {
                    String[] inputs = new String[step.inputs()];
                    for (int i = 0; i < inputs.length; i++) {
                        inputs[i] = step.as(i, DataType.BOOLEAN);
                    }
                    step.output(step.node(operator, inputs));
                });
    }

    private static void where(OnnxStep step) {
        DataType type = OnnxStep.computed(step.outputType());
        String truth = step.as(0, DataType.BOOLEAN);
        step.result(step.node("Where", truth, step.as(1, type), step.as(2, type)), type);
    }

    private static OnnxRule test(String operator) {
        return OnnxRule.of(
                operator, step -> step.output(step.node(operator, step.as(0, DataType.FLOAT32))));
    }
}
