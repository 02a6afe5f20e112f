package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one run at concrete sizes did. */
final class Tape {

    /** Type and concrete shape of a value, and the Java line that made it. */
    record Value(DataType type, Shape shape, String line) {}

    final List<Value> values = new ArrayList<>();
    final List<Source> sources = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    final Map<String, Integer> outputs = new LinkedHashMap<>();

    int value(NDArray array) {
        values.add(new Value(array.getDataType(), array.getShape(), UserLine.current()));
        return values.size() - 1;
    }

    int source(Source.Kind kind, String name, NDArray array, Object data) {
        int value = value(array);
        List<Size> shape = new ArrayList<>();
        for (long size : array.getShape().getShape()) {
            shape.add(Size.fixed(size));
        }
        sources.add(new Source(kind, name, array.getDataType(), shape, value, data));
        return value;
    }

    List<Integer> step(
            Operation operation,
            List<Integer> inputs,
            Map<String, Object> attributes,
            List<NDArray> results,
            String scope,
            String line) {
        List<Integer> outputs = results.stream().map(this::value).toList();
        steps.add(new Step(operation, inputs, outputs, attributes, scope, line));
        return outputs;
    }
}
