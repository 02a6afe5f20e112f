package dev.noema.trace;

import java.util.List;

/** What an operation is in ONNX. */
@FunctionalInterface
public interface OnnxRule {

    /** Adds the nodes of one step and names its outputs by {@link OnnxStep#output}. */
    void lower(OnnxStep step);

    /** The ONNX operators that it writes, apart from casts and arithmetic on sizes. */
    default List<String> operators() {
        return List.of();
    }

    /**
     * A rule that says what it writes.
     *
     * @param operators their names, with a space between them
     */
    static OnnxRule of(String operators, OnnxRule rule) {
        return new Declared(List.of(operators.split(" ")), rule);
    }

    /** A rule and the operators that it writes. */
    record Declared(List<String> operators, OnnxRule rule) implements OnnxRule {

        @Override
        public void lower(OnnxStep step) {
            rule.lower(step);
        }
    }
}
