package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;

/** Sums, means and extremes over axes; sums and products along one. */
final class ReductionOperations {

    private static final String FIRST = "of equal values the first";

    private ReductionOperations() {}

    static void enter(OperationTable table) {
        table.full("sum", "torch.sum($0, {axes}, {keep})", reduction("ReduceSum"))
                .full("mean", "torch.mean($0, {axes}, {keep})", reduction("ReduceMean"))
                .full("max", "torch.amax($0, {axes}, {keep})", reduction("ReduceMax"))
                .full("min", "torch.amin($0, {axes}, {keep})", reduction("ReduceMin"))
                .full("prod", "torch.prod($0, {axis}, {keep})", reduction("ReduceProd"))
                .full(
                        "logSumExp",
                        "torch.logsumexp($0, {axes}, {keep})",
                        reduction("ReduceLogSumExp"))
                .full(
                        "norm",
                        "torch.norm($0, {order}, {axes}, {keep})",
                        OnnxRule.of(
                                "ReduceL1 ReduceL2 Abs Pow ReduceSum", ReductionOperations::norm))
                .full(
                        "variance",
                        "torch.var($0, {axes}, {unbiased}, {keep})",
                        OnnxRule.of("ReduceMean Sub Mul Div", ReductionOperations::variance))
                .full("argMax", "torch.argmax($0, {axis}, False)", place("ArgMax"), FIRST)
                .full("argMin", "torch.argmin($0, {axis}, False)", place("ArgMin"), FIRST)
                .full(
                        "cumSum",
                        "torch.cumsum($0, {axis})",
                        OnnxRule.of("CumSum", ReductionOperations::cumulativeSum))
                .full(
                        "cumProd",
                        "torch.cumprod($0, {axis}, dtype={type})",
                        OnnxRule.of("Pad Slice Mul", ReductionOperations::cumulativeProduct),
                        "in ONNX along an axis of fixed size");
    }

    /** A reduction, whose axes are an input since opset 18. */
    private static OnnxRule reduction(String operator) {
        return OnnxRule.of(
                operator,
                step -> {
                    DataType type = OnnxStep.computed(step.outputType());
                    step.result(reduced(step, operator, step.as(0, type)), type);
                });
    }

    private static String reduced(OnnxStep step, String operator, String value) {
        return reduced(step, operator, value, step.step().flag("keep"));
    }

    private static String reduced(OnnxStep step, String operator, String value, boolean keep) {
        long[] axes =
                step.step().has("axes")
                        ? step.step().fixedList("axes")
                        : new long[] {step.step().fixed("axis")};
        return step.node(
                operator,
                Attributes.NONE.integer("keepdims", keep ? 1 : 0),
                value,
                step.graph().integers(axes));
    }

    /** (sum of |x|^p)^(1/p). */
    private static void norm(OnnxStep step) {
        double order = step.step().number("order");
        if (order == 1 || order == 2) {
            step.output(reduced(step, order == 1 ? "ReduceL1" : "ReduceL2", step.input(0)));
            return;
        }
        String power = step.graph().scalar((float) order);
        String powers = step.node("Pow", step.node("Abs", step.input(0)), power);
        String root = step.graph().scalar((float) (1 / order));
        step.output(step.node("Pow", reduced(step, "ReduceSum", powers), root));
    }

    /** mean((x - mean)^2), times n / (n - 1) where it is to be unbiased. */
    private static void variance(OnnxStep step) {
        String mean = reduced(step, "ReduceMean", step.input(0), true);
        String offset = step.node("Sub", step.input(0), mean);
        String biased = reduced(step, "ReduceMean", step.node("Mul", offset, offset));
        if (!step.step().flag("unbiased")) {
            step.output(biased);
            return;
        }
        String count = null;
        for (long axis : step.step().fixedList("axes")) {
            String size = step.scalar(step.shape(0).get((int) axis), DataType.FLOAT32);
            count = count == null ? size : step.node("Mul", count, size);
        }
        String freedom = step.node("Sub", count, step.graph().scalar(1f));
        step.output(step.node("Mul", biased, step.node("Div", count, freedom)));
    }

    /** The place of the greatest or least value along an axis. */
    private static OnnxRule place(String operator) {
        return OnnxRule.of(
                operator,
                step -> {
                    Attributes attributes =
                            Attributes.NONE
                                    .integer("axis", step.step().fixed("axis"))
                                    .integer("keepdims", 0);
                    DataType type = OnnxStep.computed(step.type(0));
                    step.output(step.node(operator, attributes, step.as(0, type)));
                });
    }

    private static void cumulativeSum(OnnxStep step) {
        step.output(
                step.node(
                        "CumSum",
                        step.as(0, step.outputType()),
                        step.graph().scalar(step.step().fixed("axis"))));
    }

    // After steps of 1, 2, 4 ... each place holds the product of all before it (Hillis and Steele
    // 1986): each step multiplies by what stands that far before, or 1 where nothing does.
    private static void cumulativeProduct(OnnxStep step) {
        int axis = (int) step.step().fixed("axis");
        Size size = step.shape(0).get(axis);
        if (!size.isFixed()) {
            throw new TraceException(
                    step.step().line()
                            + ": cumProd along an axis whose size changes has no form in ONNX");
        }
        DataType type = OnnxStep.computed(step.outputType());
        String result = step.as(0, type);
        for (long shift = 1; shift < size.offset(); shift *= 2) {
            long[] pads = new long[2 * step.rank(0)];
            pads[axis] = shift;
            String before =
                    step.node(
                            "Slice",
                            result,
                            step.graph().integers(0),
                            step.graph().integers(-shift),
                            step.graph().integers(axis));
            String shifted =
                    step.node("Pad", before, step.graph().integers(pads), step.scalar(1.0, type));
            result = step.node("Mul", result, shifted);
        }
        step.result(result, type);
    }
}
