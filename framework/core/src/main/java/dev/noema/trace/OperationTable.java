package dev.noema.trace;

import java.util.LinkedHashMap;
import java.util.Map;

/** The table of operations while each family enters its own. */
final class OperationTable {

    private final Map<String, Operation> entries = new LinkedHashMap<>();

    /** An operation that gains from bfloat16. */
    OperationTable low(String name, String torch, OnnxRule onnx, String... notes) {
        return enter(name, Precision.LOW, torch, onnx, notes);
    }

    /** An operation that takes what comes. */
    OperationTable any(String name, String torch, OnnxRule onnx, String... notes) {
        return enter(name, Precision.ANY, torch, onnx, notes);
    }

    /** An operation that needs float32. */
    OperationTable full(String name, String torch, OnnxRule onnx, String... notes) {
        return enter(name, Precision.FULL, torch, onnx, notes);
    }

    private OperationTable enter(
            String name, Precision precision, String torch, OnnxRule onnx, String... notes) {
        Operation operation = new Operation(name, precision, torch, onnx, String.join("; ", notes));
        if (entries.put(name, operation) != null) {
            throw new IllegalStateException("operation " + name + " stands in the table twice");
        }
        return this;
    }

    Map<String, Operation> entries() {
        return entries;
    }
}
