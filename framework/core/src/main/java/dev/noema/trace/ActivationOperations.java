package dev.noema.trace;

import static dev.noema.trace.OnnxRules.axis;
import static dev.noema.trace.OnnxRules.real;
import static dev.noema.trace.OnnxRules.same;

import dev.noema.onnx.Attributes;
import java.util.Arrays;

/** Activation functions. */
final class ActivationOperations {

    private ActivationOperations() {}

    static void enter(OperationTable table) {
        table.any("relu", "torch.relu($0)", same("Relu"))
                .any("leakyRelu", "torch.leaky_relu($0, {alpha})", alpha("LeakyRelu"))
                .any(
                        "prelu",
                        "torch.prelu($0, $1)",
                        OnnxRule.of("PRelu Reshape", ActivationOperations::prelu))
                .any("elu", "torch.elu($0, {alpha})", alpha("Elu"))
                .any("celu", "torch.celu($0, {alpha})", alpha("Celu"))
                .any("selu", "torch.selu($0)", same("Selu"))
                .any(
                        "gelu",
                        "torch.gelu($0)",
                        OnnxRule.of("Mul Erf Add", ActivationOperations::gelu))
                .any(
                        "geluTanh",
                        "torch.gelu($0, approximate=\"tanh\")",
                        OnnxRule.of("Mul Add Tanh", ActivationOperations::geluTanh))
                .any("tanh", "torch.tanh($0)", real("Tanh"))
                .any("sigmoid", "torch.sigmoid($0)", real("Sigmoid"))
                .any(
                        "hardSigmoid",
                        "torch.hardsigmoid($0)",
                        OnnxRule.of("HardSigmoid", ActivationOperations::hardSigmoid))
                .any("hardSwish", "torch.hardswish($0)", same("HardSwish"))
                .any(
                        "silu",
                        "torch.silu($0)",
                        OnnxRule.of("Sigmoid Mul", ActivationOperations::silu))
                .any(
                        "mish",
                        "torch.mish($0)",
                        OnnxRule.of("Softplus Tanh Mul", ActivationOperations::mish))
                .full("softplus", "torch.softplus($0, 1, 20)", real("Softplus"))
                .any("softSign", "torch.div($0, torch.add(torch.abs($0), 1))", same("Softsign"))
                .full("softmax", "torch.softmax($0, {axis})", axis("Softmax"))
                .full("logSoftmax", "torch.log_softmax($0, {axis})", axis("LogSoftmax"))
                .any(
                        "dropout",
                        "torch.dropout($0, {rate}, {training})",
                        ActivationOperations::dropout,
                        "in ONNX none, since it does nothing after training");
    }

    /** An operator with one real setting {@code alpha}. */
    private static OnnxRule alpha(String operator) {
        return OnnxRule.of(
                operator,
                step -> {
                    float alpha = (float) step.step().number("alpha");
                    Attributes attributes = Attributes.NONE.real("alpha", alpha);
                    step.output(step.node(operator, attributes, step.input(0)));
                });
    }

    /** A slope for each channel is shaped to broadcast over the pixels. */
    private static void prelu(OnnxStep step) {
        String slope = step.input(1);
        if (step.rank(0) > 2 && step.rank(1) == 1 && !step.shape(1).get(0).equals(Size.fixed(1))) {
            long[] shape = new long[step.rank(0) - 1];
            Arrays.fill(shape, 1);
            shape[0] = -1;
            slope = step.node("Reshape", slope, step.graph().integers(shape));
        }
        step.output(step.node("PRelu", step.input(0), slope));
    }

    /** x (1 + erf(x / sqrt 2)) / 2. */
    private static void gelu(OnnxStep step) {
        String x = step.input(0);
        String scaled = step.node("Mul", x, step.graph().scalar((float) Math.sqrt(0.5)));
        gated(step, step.node("Erf", scaled));
    }

    /** x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2. */
    private static void geluTanh(OnnxStep step) {
        String x = step.input(0);
        String cube = step.node("Mul", x, step.node("Mul", x, x));
        String inner = step.node("Add", x, step.node("Mul", cube, step.graph().scalar(0.044715f)));
        String scaled =
                step.node("Mul", inner, step.graph().scalar((float) Math.sqrt(2 / Math.PI)));
        gated(step, step.node("Tanh", scaled));
    }

    private static void gated(OnnxStep step, String gate) {
        String open = step.node("Add", gate, step.graph().scalar(1f));
        String half = step.node("Mul", step.input(0), step.graph().scalar(0.5f));
        step.output(step.node("Mul", half, open));
    }

    /** min(max(x / 6 + 1 / 2, 0), 1). */
    private static void hardSigmoid(OnnxStep step) {
        Attributes line = Attributes.NONE.real("alpha", 1 / 6f).real("beta", 0.5f);
        step.output(step.node("HardSigmoid", line, step.input(0)));
    }

    private static void silu(OnnxStep step) {
        step.output(step.node("Mul", step.input(0), step.node("Sigmoid", step.input(0))));
    }

    /** x tanh(log(1 + e^x)). */
    private static void mish(OnnxStep step) {
        String gate = step.node("Tanh", step.node("Softplus", step.input(0)));
        step.output(step.node("Mul", step.input(0), gate));
    }

    private static void dropout(OnnxStep step) {
        if (step.step().flag("training")) {
            throw new TraceException(
                    step.step().line() + ": dropout in training mode cannot be exported");
        }
        step.output(step.input(0));
    }
}
