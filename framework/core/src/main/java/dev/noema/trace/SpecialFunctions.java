package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.OnnxGraph;

/** Functions that ONNX lacks, by series in float32. */
final class SpecialFunctions {

    /**
     * Coefficients for |x| near 0, highest power first (Giles, "Approximating the erfinv function",
     * GPU Computing Gems, 2012).
     */
    private static final double[] ERF_CENTRE = {
        2.81022636e-08,
        3.43273939e-07,
        -3.5233877e-06,
        -4.39150654e-06,
        0.00021858087,
        -0.00125372503,
        -0.00417768164,
        0.246640727,
        1.50140941
    };

    /** The same for |x| near 1. */
    private static final double[] ERF_TAIL = {
        -0.000200214257,
        0.000100950558,
        0.00134934322,
        -0.00367342844,
        0.00573950773,
        -0.0076224613,
        0.00943887047,
        1.00167406,
        2.83297682
    };

    private static final double TAIL_FROM = 5;

    private static final int SHIFT = 8;

    private SpecialFunctions() {}

    /**
     * x p(w) with w = -log((1 - x)(1 + x)): one polynomial of w - 2.5 below 5, one of sqrt(w) - 3
     * above; infinite at -1 and 1.
     */
    static void inverseErf(OnnxStep step) {
        OnnxGraph graph = step.graph();
        String x = step.as(0, DataType.FLOAT32);
        String one = graph.scalar(1f);
        String sides = step.node("Mul", step.node("Sub", one, x), step.node("Add", one, x));
        String w = step.node("Neg", step.node("Log", sides));
        String centre = polynomial(step, step.node("Sub", w, graph.scalar(2.5f)), ERF_CENTRE);
        String root = step.node("Sub", step.node("Sqrt", w), graph.scalar(3f));
        String tail = polynomial(step, root, ERF_TAIL);
        String inner = step.node("Less", w, graph.scalar((float) TAIL_FROM));
        String result = step.node("Mul", x, step.node("Where", inner, centre, tail));
        String edge = step.node("Equal", step.node("Abs", x), one);
        String infinite =
                step.node("Mul", step.node("Sign", x), graph.scalar(Float.POSITIVE_INFINITY));
        step.output(step.node("Where", edge, infinite, result));
    }

    /** log Gamma(y) for y from 1/2 on, and log(pi / |sin(pi x)|) - log Gamma(1 - x) for x below. */
    static void logGamma(OnnxStep step) {
        OnnxGraph graph = step.graph();
        String x = step.as(0, DataType.FLOAT32);
        String low = step.node("Less", x, graph.scalar(0.5f));
        String y = step.node("Where", low, step.node("Sub", graph.scalar(1f), x), x);
        String direct = logGammaOfHalfAndMore(step, y);
        // The sine of what is left over the nearest whole number is exactly 0 at the poles.
        String rest = step.node("Sub", x, step.node("Round", x));
        String sine = step.node("Sin", step.node("Mul", rest, graph.scalar((float) Math.PI)));
        String reflected =
                step.node(
                        "Sub",
                        step.node(
                                "Log",
                                step.node(
                                        "Div",
                                        graph.scalar((float) Math.PI),
                                        step.node("Abs", sine))),
                        direct);
        step.output(step.node("Where", low, reflected, direct));
    }

    // log Gamma(y) = log Gamma(y + 8) - log(y (y + 1) ... (y + 7)); from 8 on Stirling's series
    // (t - 1/2) log t - t + log(2 pi) / 2 + 1 / (12 t) - 1 / (360 t^3) is exact in float32.
    private static String logGammaOfHalfAndMore(OnnxStep step, String y) {
        OnnxGraph graph = step.graph();
        String small = step.node("Less", y, graph.scalar((float) SHIFT));
        String base = step.node("Where", small, y, graph.scalar(1f));
        String product = base;
        for (int i = 1; i < SHIFT; i++) {
            product = step.node("Mul", product, step.node("Add", base, graph.scalar((float) i)));
        }
        String shifted = step.node("Add", y, graph.scalar((float) SHIFT));
        String t = step.node("Where", small, shifted, y);
        String inverse = step.node("Div", graph.scalar(1f), t);
        String square = step.node("Mul", inverse, inverse);
        String series =
                step.node(
                        "Mul",
                        inverse,
                        step.node(
                                "Sub",
                                graph.scalar((float) (1 / 12.0)),
                                step.node("Mul", square, graph.scalar((float) (1 / 360.0)))));
        String main =
                step.node(
                        "Sub",
                        step.node(
                                "Mul",
                                step.node("Sub", t, graph.scalar(0.5f)),
                                step.node("Log", t)),
                        t);
        String constant = graph.scalar((float) (0.5 * Math.log(2 * Math.PI)));
        String stirling = step.node("Add", step.node("Add", main, constant), series);
        String below = step.node("Where", small, step.node("Log", product), graph.scalar(0f));
        return step.node("Sub", stirling, below);
    }

    private static String polynomial(OnnxStep step, String x, double... coefficients) {
        String result = step.graph().scalar((float) coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            String raised = step.node("Mul", result, x);
            result = step.node("Add", raised, step.graph().scalar((float) coefficients[i]));
        }
        return result;
    }
}
