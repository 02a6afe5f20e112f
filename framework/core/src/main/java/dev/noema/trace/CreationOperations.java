package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import java.util.List;

/** Arrays of another type, cut off from gradients, or made of nothing. */
final class CreationOperations {

    private CreationOperations() {}

    static void enter(OperationTable table) {
        table.any(
                        "cast",
                        "torch.to($0, {type})",
                        step -> step.output(step.cast(step.input(0), step.outputType())))
                .any("stopGradient", "torch.detach($0)", OnnxRules.unchanged())
                .any(
                        "full",
                        "torch.full({shape}, {number}, dtype={type}, device={device})",
                        OnnxRule.of("Expand", CreationOperations::full))
                .any(
                        "arange",
                        "torch.arange({start}, {stop}, {step}, dtype={type}, device={device})",
                        OnnxRule.of("Range", CreationOperations::arange))
                .any(
                        "linspace",
                        "torch.linspace({start}, {stop}, {count}, dtype=6, device={device})",
                        OnnxRule.of("Range Sub Max Div Mul Add", CreationOperations::linspace));
    }

    private static void full(OnnxStep step) {
        String number = step.number("number", step.outputType());
        List<Size> shape = step.step().sizes("shape");
        step.output(shape.isEmpty() ? number : step.node("Expand", number, step.sizes(shape)));
    }

    private static void arange(OnnxStep step) {
        DataType type = OnnxStep.computed(step.outputType());
        step.result(
                step.node(
                        "Range",
                        step.number("start", type),
                        step.number("stop", type),
                        step.number("step", type)),
                type);
    }

    /** start + i (stop - start) / (count - 1). */
    private static void linspace(OnnxStep step) {
        DataType type = DataType.FLOAT32;
        String one = step.graph().scalar(1f);
        String count = step.number("count", type);
        String places = step.node("Range", step.graph().scalar(0f), count, one);
        String start = step.number("start", type);
        String width = step.node("Sub", step.number("stop", type), start);
        String intervals = step.node("Max", step.node("Sub", count, one), one);
        String rise = step.node("Div", width, intervals);
        step.output(step.node("Add", start, step.node("Mul", places, rise)));
    }
}
