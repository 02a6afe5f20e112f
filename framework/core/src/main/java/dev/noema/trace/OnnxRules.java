package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;

/** ONNX rules that several families of operations share. */
final class OnnxRules {

    private OnnxRules() {}

    /** The same operator on the same inputs. */
    static OnnxRule same(String operator) {
        return OnnxRule.of(
                operator,
                step -> {
                    String[] inputs = new String[step.inputs()];
                    for (int i = 0; i < inputs.length; i++) {
                        inputs[i] = step.input(i);
                    }
                    step.output(step.node(operator, inputs));
                });
    }

    /** An operator on one input, in a type that runtimes have it for. */
    static OnnxRule numeric(String operator) {
        return OnnxRule.of(
                operator,
                step -> {
                    DataType type = OnnxStep.computed(step.outputType());
                    step.result(step.node(operator, step.as(0, type)), type);
                });
    }

    /** A real function: whole numbers go through float, as in the engine. */
    static OnnxRule real(String operator) {
        return OnnxRule.of(
                operator,
                step ->
                        step.result(
                                step.node(operator, step.as(0, DataType.FLOAT32)),
                                DataType.FLOAT32));
    }

    /** An operator along one axis. */
    static OnnxRule axis(String operator) {
        return OnnxRule.of(
                operator,
                step ->
                        step.output(
                                step.node(
                                        operator,
                                        Attributes.NONE.integer("axis", step.step().fixed("axis")),
                                        step.input(0))));
    }

    /** The input as it is. */
    static OnnxRule unchanged() {
        return step -> step.output(step.input(0));
    }
}
