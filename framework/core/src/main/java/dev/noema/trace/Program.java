package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A traced function: typed operations with symbolic sizes.
 *
 * @param dimensions the names of the dynamic dimensions
 * @param sources the arrays that go in
 * @param steps the operations, in an order in which they can run
 * @param values type and shape of each value
 * @param outputs the values that come out, by name
 */
public record Program(
        List<String> dimensions,
        List<Source> sources,
        List<Step> steps,
        List<Value> values,
        Map<String, Integer> outputs) {

    /** Type and symbolic shape of a value. */
    public record Value(DataType type, List<Size> shape) {

        public Value {
            shape = List.copyOf(shape);
        }
    }

    public Program {
        dimensions = List.copyOf(dimensions);
        sources = List.copyOf(sources);
        steps = List.copyOf(steps);
        values = List.copyOf(values);
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** The sources of one kind, in the order in which they were met. */
    public List<Source> sources(Source.Kind kind) {
        return sources.stream().filter(source -> source.kind() == kind).toList();
    }

    /** One line for each source and step, for reading and for messages. */
    public String listing() {
        StringBuilder text = new StringBuilder();
        for (Source source : sources) {
            text.append(
                    "%%%d = %s %s %s%s%n"
                            .formatted(
                                    source.value(),
                                    source.kind(),
                                    source.name(),
                                    source.type(),
                                    source.shape()));
        }
        for (Step step : steps) {
            text.append(
                    "%%%s = %s %s %s  # %s %s%n"
                            .formatted(
                                    step.outputs(),
                                    step.operation().name(),
                                    step.inputs(),
                                    step.attributes(),
                                    step.scope(),
                                    step.line()));
        }
        return text.append("return ").append(outputs).append('\n').toString();
    }
}
