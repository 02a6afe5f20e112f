package dev.noema.trace;

import static dev.noema.trace.OnnxRules.numeric;
import static dev.noema.trace.OnnxRules.real;

import ai.djl.ndarray.types.DataType;

/** Functions of one number. */
final class FunctionOperations {

    private FunctionOperations() {}

    static void enter(OperationTable table) {
        table.any("neg", "torch.neg($0)", numeric("Neg"))
                .any("abs", "torch.abs($0)", numeric("Abs"))
                .full("exp", "torch.exp($0)", real("Exp"))
                .full("log", "torch.log($0)", real("Log"))
                .full("log2", "torch.log2($0)", logarithm(2))
                .full("log10", "torch.log10($0)", logarithm(10))
                .full("sqrt", "torch.sqrt($0)", real("Sqrt"))
                .full("square", "torch.square($0)", OnnxRule.of("Mul", FunctionOperations::square))
                .full("sin", "torch.sin($0)", real("Sin"))
                .full("cos", "torch.cos($0)", real("Cos"))
                .full("tan", "torch.tan($0)", real("Tan"))
                .full("asin", "torch.asin($0)", real("Asin"))
                .full("acos", "torch.acos($0)", real("Acos"))
                .full("atan", "torch.atan($0)", real("Atan"))
                .full("sinh", "torch.sinh($0)", real("Sinh"))
                .full("cosh", "torch.cosh($0)", real("Cosh"))
                .full("asinh", "torch.asinh($0)", real("Asinh"))
                .full("acosh", "torch.acosh($0)", real("Acosh"))
                .full("atanh", "torch.atanh($0)", real("Atanh"))
                .full("floor", "torch.floor($0)", rounded("Floor"))
                .full("ceil", "torch.ceil($0)", rounded("Ceil"))
                .full("round", "torch.round($0)", rounded("Round"), "halves go to the even number")
                .full(
                        "trunc",
                        "torch.trunc($0)",
                        OnnxRule.of("Abs Floor Sign Mul", FunctionOperations::trunc))
                .full("sign", "torch.sign($0)", numeric("Sign"))
                .full("erf", "torch.erf($0)", real("Erf"))
                .full(
                        "erfinv",
                        "torch.erfinv($0)",
                        OnnxRule.of(
                                "Sub Add Mul Log Neg Sqrt Less Abs Equal Sign Where",
                                SpecialFunctions::inverseErf),
                        "in ONNX the polynomials of Giles 2012")
                .full(
                        "gammaln",
                        "torch.lgamma($0)",
                        OnnxRule.of(
                                "Add Sub Mul Div Log Abs Sin Round Less Where",
                                SpecialFunctions::logGamma),
                        "in ONNX Stirling's series after a shift by 8");
    }

    /** log(x) / log(base). */
    private static OnnxRule logarithm(double base) {
        return OnnxRule.of(
                "Log Mul",
                step ->
                        step.output(
                                step.node(
                                        "Mul",
                                        step.node("Log", step.as(0, DataType.FLOAT32)),
                                        step.graph().scalar((float) (1 / Math.log(base))))));
    }

    private static void square(OnnxStep step) {
        DataType type = OnnxStep.computed(step.outputType());
        String x = step.as(0, type);
        step.result(step.node("Mul", x, x), type);
    }

    // Whole numbers are round already, and float32 would not hold all of them.
    private static OnnxRule rounded(String operator) {
        return OnnxRule.of(
                operator,
                step ->
                        step.output(
                                step.outputType().isFloating()
                                        ? step.node(operator, step.input(0))
                                        : step.input(0)));
    }

    /** Towards zero: sign(x) floor(|x|). */
    private static void trunc(OnnxStep step) {
        if (!step.outputType().isFloating()) {
            step.output(step.input(0));
            return;
        }
        String size = step.node("Floor", step.node("Abs", step.input(0)));
        step.output(step.node("Mul", step.node("Sign", step.input(0)), size));
    }
}
