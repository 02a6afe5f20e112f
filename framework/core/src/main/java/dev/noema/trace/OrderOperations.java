package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;
import dev.noema.onnx.OnnxGraph;
import java.util.List;

/** Sorting and what stands at a given rank. */
final class OrderOperations {

    private static final String NANS = "in ONNX the place of NaN is not defined";

    private OrderOperations() {}

    static void enter(OperationTable table) {
        table.full(
                        "sort",
                        "torch.sort($0, stable=True, dim={axis}, descending=False)",
                        OnnxRule.of("TopK", OrderOperations::sort),
                        "equal values keep their order",
                        NANS)
                .any(
                        "topK",
                        "torch.topk($0, {k}, {axis}, {largest}, {sorted})",
                        OnnxRule.of("TopK", OrderOperations::topK),
                        "which of equal values is taken is not defined",
                        NANS)
                .full(
                        "median",
                        "(torch.median($0, {axis}, False))[0]",
                        OnnxRule.of("TopK Gather", OrderOperations::median),
                        "of two in the middle the lower",
                        NANS)
                .full(
                        "percentile",
                        "torch.quantile($0, {fraction}, {axis}, False)",
                        OnnxRule.of(
                                "TopK Gather Mul Floor Ceil Sub Add", OrderOperations::percentile),
                        "linear between neighbours",
                        NANS);
    }

    private static void sort(OnnxStep step) {
        DataType type = OnnxStep.computed(step.type(0));
        List<String> sorted = sorted(step, type);
        DataType wanted = step.type(0);
        String values = type == wanted ? sorted.get(0) : step.cast(sorted.get(0), wanted);
        step.output(values, sorted.get(1));
    }

    // All of them, the least first; of equal ones the first, as the operator promises.
    private static List<String> sorted(OnnxStep step, DataType type) {
        int axis = (int) step.step().fixed("axis");
        return least(step, type, step.sizes(List.of(step.shape(0).get(axis))));
    }

    private static List<String> least(OnnxStep step, DataType type, String count) {
        Attributes attributes =
                Attributes.NONE
                        .integer("axis", step.step().fixed("axis"))
                        .integer("largest", 0)
                        .integer("sorted", 1);
        return step.nodes("TopK", attributes, 2, step.as(0, type), count);
    }

    private static void topK(OnnxStep step) {
        Attributes attributes =
                Attributes.NONE
                        .integer("axis", step.step().fixed("axis"))
                        .integer("largest", step.step().flag("largest") ? 1 : 0)
                        .integer("sorted", step.step().flag("sorted") ? 1 : 0);
        DataType type = OnnxStep.computed(step.type(0));
        String count = step.sizes(List.of(step.step().size("k")));
        List<String> best = step.nodes("TopK", attributes, 2, step.as(0, type), count);
        DataType wanted = step.type(0);
        String values = type == wanted ? best.get(0) : step.cast(best.get(0), wanted);
        step.output(values, best.get(1));
    }

    /** The greatest of the lower half, (n + 1) / 2 values. */
    private static void median(OnnxStep step) {
        int axis = (int) step.step().fixed("axis");
        OnnxGraph graph = step.graph();
        Size size = step.shape(0).get(axis);
        String half =
                size.isFixed()
                        ? graph.integers((size.offset() + 1) / 2)
                        : step.node(
                                "Div",
                                step.node("Add", step.sizes(List.of(size)), graph.integers(1)),
                                graph.integers(2));
        DataType type = OnnxStep.computed(step.outputType());
        step.result(picked(step, least(step, type, half).get(0), graph.scalar(-1L)), type);
    }

    /** The values at the ranks below and above fraction (n - 1), and between them a line. */
    private static void percentile(OnnxStep step) {
        int axis = (int) step.step().fixed("axis");
        OnnxGraph graph = step.graph();
        String values = sorted(step, DataType.FLOAT32).get(0);
        String last =
                step.node(
                        "Sub",
                        step.scalar(step.shape(0).get(axis), DataType.FLOAT32),
                        graph.scalar(1f));
        String fraction = graph.scalar((float) step.step().number("fraction"));
        String rank = step.node("Mul", last, fraction);
        String below = step.node("Floor", rank);
        String lower = picked(step, values, step.cast(below, DataType.INT64));
        String upper = picked(step, values, step.cast(step.node("Ceil", rank), DataType.INT64));
        String rise =
                step.node("Mul", step.node("Sub", upper, lower), step.node("Sub", rank, below));
        step.output(step.node("Add", lower, rise));
    }

    private static String picked(OnnxStep step, String values, String index) {
        Attributes axis = Attributes.NONE.integer("axis", step.step().fixed("axis"));
        return step.node("Gather", axis, values, index);
    }
}
