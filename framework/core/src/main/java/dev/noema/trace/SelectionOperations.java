package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;
import java.util.List;

/** Elements by their place: taken out, or written into a copy. */
final class SelectionOperations {

    private static final String LAST =
            "of two values for one place the last counts in ONNX, any in TorchScript";

    private SelectionOperations() {}

    static void enter(OperationTable table) {
        table.any(
                        "slice",
                        "torch.slice($0, {axis}, {start}, {stop}, {step})",
                        OnnxRule.of("Slice", SelectionOperations::slice))
                .any(
                        "select",
                        "torch.select($0, {axis}, {index})",
                        OnnxRule.of("Gather", SelectionOperations::select))
                .any("gather", "torch.gather($0, {axis}, torch.to($1, 4))", pick("GatherElements"))
                .any(
                        "indexSelect",
                        "torch.index_select($0, {axis}, torch.where(torch.lt($1, 0),"
                                + " torch.add(torch.to($1, 4), torch.size($0, {axis})),"
                                + " torch.to($1, 4)))",
                        pick("Gather"),
                        "negative places count from the end")
                .any(
                        "take",
                        "torch.take($0, torch.to($1, 4))",
                        OnnxRule.of("Reshape Gather", SelectionOperations::take))
                .full(
                        "embedding",
                        "torch.embedding($0, torch.to($1, 4))",
                        OnnxRule.of("Gather", SelectionOperations::embedding))
                .any(
                        "oneHot",
                        "torch.to(torch.one_hot(torch.to($0, 4), {depth}), {type})",
                        OnnxRule.of("OneHot", SelectionOperations::oneHot),
                        "places beyond the depth are an error in TorchScript and no place in ONNX")
                .any(
                        "scatter",
                        "torch.scatter($0, {axis}, torch.to($1, 4), $2)",
                        OnnxRule.of("ScatterElements", SelectionOperations::scatter),
                        LAST)
                .any(
                        "put",
                        "torch.put($0, torch.to($1, 4), $2)",
                        OnnxRule.of("Reshape ScatterElements", SelectionOperations::put),
                        LAST);
    }

    private static void slice(OnnxStep step) {
        step.output(
                step.node(
                        "Slice",
                        step.input(0),
                        step.sizes(List.of(step.step().size("start"))),
                        step.sizes(List.of(step.step().size("stop"))),
                        step.graph().integers(step.step().fixed("axis")),
                        step.sizes(List.of(step.step().size("step")))));
    }

    private static void select(OnnxStep step) {
        String index = step.number("index", DataType.INT64);
        step.output(step.node("Gather", along(step), step.input(0), index));
    }

    /** An operator that picks along an axis by an array of indices. */
    private static OnnxRule pick(String operator) {
        return OnnxRule.of(
                operator,
                step -> {
                    String places = step.as(1, DataType.INT64);
                    step.output(step.node(operator, along(step), step.input(0), places));
                });
    }

    private static Attributes along(OnnxStep step) {
        return Attributes.NONE.integer("axis", step.step().fixed("axis"));
    }

    /** Picks from the flattened array. */
    private static void take(OnnxStep step) {
        String flat = step.node("Reshape", step.input(0), step.graph().integers(-1));
        step.output(step.node("Gather", flat, step.as(1, DataType.INT64)));
    }

    private static void embedding(OnnxStep step) {
        step.output(step.node("Gather", step.input(0), step.as(1, DataType.INT64)));
    }

    private static void oneHot(OnnxStep step) {
        String hot =
                step.node(
                        "OneHot",
                        Attributes.NONE.integer("axis", -1),
                        step.as(0, DataType.INT64),
                        step.graph().scalar(step.step().fixed("depth")),
                        step.graph().floats(0, 1));
        step.result(hot, DataType.FLOAT32);
    }

    private static void scatter(OnnxStep step) {
        String values = step.as(2, step.outputType());
        String places = step.as(1, DataType.INT64);
        step.output(step.node("ScatterElements", along(step), step.input(0), places, values));
    }

    private static void put(OnnxStep step) {
        String all = step.graph().integers(-1);
        String flat = step.node("Reshape", step.input(0), all);
        String places = step.node("Reshape", step.as(1, DataType.INT64), all);
        String values = step.node("Reshape", step.as(2, step.outputType()), all);
        Attributes axis = Attributes.NONE.integer("axis", 0);
        String filled = step.node("ScatterElements", axis, flat, places, values);
        step.output(step.node("Reshape", filled, step.sizes(step.outputShape())));
    }
}
