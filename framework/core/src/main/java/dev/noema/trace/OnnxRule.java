package dev.noema.trace;

/** What an operation is in ONNX. */
@FunctionalInterface
public interface OnnxRule {

    /** Adds the nodes of one step and names its outputs by {@link OnnxStep#output}. */
    void lower(OnnxStep step);
}
