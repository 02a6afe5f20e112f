package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                    "%%%d = %s %s %s%s\n"
                            .formatted(
                                    source.value(),
                                    source.kind().name().toLowerCase(Locale.ROOT),
                                    source.name(),
                                    source.type(),
                                    source.shape()));
        }
        for (Step step : steps) {
            Stream<String> inputs = step.inputs().stream().map(Program::name);
            Stream<String> settings =
                    step.attributes().entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue());
            text.append(
                    "%s = %s(%s)  # %s%s\n"
                            .formatted(
                                    joined(step.outputs().stream().map(Program::name)),
                                    step.operation().name(),
                                    joined(Stream.concat(inputs, settings)),
                                    step.line(),
                                    step.scope().isEmpty() ? "" : " in " + step.scope()));
        }
        outputs.forEach((output, value) -> text.append(output + " = " + name(value) + "\n"));
        return text.toString();
    }

    private static String name(int value) {
        return value < 0 ? "none" : "%" + value;
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining(", "));
    }
}
