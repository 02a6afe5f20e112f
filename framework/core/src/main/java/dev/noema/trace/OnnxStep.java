package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;
import dev.noema.onnx.ElementType;
import dev.noema.onnx.OnnxGraph;
import dev.noema.serving.FloatTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One step on its way into an ONNX graph: what its rule may ask and add. */
public final class OnnxStep {

    private final OnnxGraph graph;
    private final Program program;
    private final Step step;
    private final Map<Integer, String> names;
    private final Map<String, String> dimensions;
    private final Function<String, FloatTensor> weights;

    /**
     * @param names the graph's names of the values so far; the step's outputs are added
     * @param dimensions the graph's value, of shape (1), that holds each dynamic dimension
     * @param weights the values of parameters and buffers, by name
     */
    OnnxStep(
            OnnxGraph graph,
            Program program,
            Step step,
            Map<Integer, String> names,
            Map<String, String> dimensions,
            Function<String, FloatTensor> weights) {
        this.graph = graph;
        this.program = program;
        this.step = step;
        this.names = names;
        this.dimensions = dimensions;
        this.weights = weights;
    }

    OnnxGraph graph() {
        return graph;
    }

    Step step() {
        return step;
    }

    int inputs() {
        return step.inputs().size();
    }

    boolean has(int input) {
        return input < step.inputs().size() && step.inputs().get(input) >= 0;
    }

    /** The name of an input, empty where an optional one is absent. */
    String input(int input) {
        return has(input) ? names.get(step.inputs().get(input)) : "";
    }

    /** Whether an input is an array that is stored in the graph as a parameter. */
    boolean isParameter(int input) {
        return source(input).isPresent();
    }

    /** The stored values of a parameter. */
    FloatTensor parameter(int input) {
        return weights.apply(parameterName(input));
    }

    String parameterName(int input) {
        return source(input).orElseThrow().name();
    }

    private Optional<Source> source(int input) {
        int value = step.inputs().get(input);
        return program.sources().stream()
                .filter(source -> source.value() == value)
                .filter(source -> source.kind() == Source.Kind.PARAMETER)
                .findFirst();
    }

    /** Whether an input was made as an array of zeros. */
    boolean isZero(int input) {
        int value = step.inputs().get(input);
        return program.steps().stream()
                .filter(maker -> maker.outputs().contains(value))
                .anyMatch(
                        maker ->
                                maker.operation().name().equals("full")
                                        && Double.valueOf(0)
                                                .equals(maker.attributes().get("number")));
    }

    DataType type(int input) {
        return program.values().get(step.inputs().get(input)).type();
    }

    List<Size> shape(int input) {
        return program.values().get(step.inputs().get(input)).shape();
    }

    int rank(int input) {
        return shape(input).size();
    }

    List<Size> outputShape() {
        return program.values().get(step.output()).shape();
    }

    DataType outputType() {
        return program.values().get(step.output()).type();
    }

    String node(String operator, String... inputs) {
        return node(operator, Attributes.NONE, inputs);
    }

    String node(String operator, Attributes attributes, String... inputs) {
        return graph.node(operator, Arrays.asList(inputs), attributes, step.scope());
    }

    List<String> nodes(String operator, Attributes attributes, int outputs, String... inputs) {
        return graph.nodes(operator, Arrays.asList(inputs), attributes, step.scope(), outputs);
    }

    /** Names what the step puts out. */
    void output(String... values) {
        for (int i = 0; i < values.length; i++) {
            names.put(step.outputs().get(i), values[i]);
        }
    }

    /** An input, cast where its type is another. */
    String as(int input, DataType type) {
        return type(input) == type ? input(input) : cast(input(input), type);
    }

    String cast(String value, DataType type) {
        try {
            return node("Cast", Attributes.NONE.integer("to", element(type).code()), value);
        } catch (TraceException e) {
            throw new TraceException(step.line() + ": " + e.getMessage());
        }
    }

    /** A number setting as a scalar of a type; it may be a formula of the dynamic dimensions. */
    String number(String attribute, DataType type) {
        Object number = step.attributes().get(attribute);
        if (number instanceof Size size) {
            return scalar(size, type);
        }
        return scalar((Double) number, type);
    }

    String scalar(double number, DataType type) {
        return switch (type) {
            case FLOAT32 -> graph.scalar((float) number);
            case INT64 -> graph.scalar((long) number);
            case BOOLEAN -> graph.scalar(number != 0);
            default -> cast(graph.scalar((float) number), type);
        };
    }

    /** A size as a scalar of a type. */
    String scalar(Size size, DataType type) {
        if (size.isFixed()) {
            return scalar((double) size.offset(), type);
        }
        String scalar = node("Squeeze", sizes(List.of(size)), graph.integers(0));
        return type == DataType.INT64 ? scalar : cast(scalar, type);
    }

    /**
     * The type in which a runtime computes values of a type: few operators are implemented for
     * truths and narrow whole numbers.
     */
    static DataType computed(DataType type) {
        return switch (type) {
            case BOOLEAN, UINT8, INT8 -> DataType.INT32;
            default -> type;
        };
    }

    /** Names what the step puts out, a value of a type that may have to be cast. */
    void result(String value, DataType type) {
        output(type == outputType() ? value : cast(value, outputType()));
    }

    /** Sizes as an int64 vector: a constant where all are fixed. */
    String sizes(List<Size> sizes) {
        if (sizes.stream().allMatch(Size::isFixed)) {
            return graph.integers(sizes.stream().mapToLong(Size::offset).toArray());
        }
        String[] parts = sizes.stream().map(this::size).toArray(String[]::new);
        return parts.length == 1
                ? parts[0]
                : node("Concat", Attributes.NONE.integer("axis", 0), parts);
    }

    private String size(Size size) {
        if (size.isFixed()) {
            return graph.integers(size.offset());
        }
        String value = null;
        for (String dimension : size.dimensions()) {
            String factor = dimensions.get(dimension);
            value = value == null ? factor : node("Mul", value, factor);
        }
        for (Size.Term term : size.terms()) {
            String factor = term(term);
            value = value == null ? factor : node("Mul", value, factor);
        }
        if (size.factor() != 1) {
            value = node("Mul", value, graph.integers(size.factor()));
        }
        return size.offset() == 0 ? value : node("Add", value, graph.integers(size.offset()));
    }

    private String term(Size.Term term) {
        List<String> parts = term.parts().stream().map(this::size).toList();
        if (term instanceof Size.Quotient quotient) {
            return node("Div", parts.get(0), graph.integers(quotient.divisor()));
        }
        if (term instanceof Size.Minimum minimum) {
            return node("Min", parts.get(0), graph.integers(minimum.bound()));
        }
        return parts.stream().reduce((one, other) -> node("Add", one, other)).orElseThrow();
    }

    static ElementType element(DataType type) {
        return switch (type) {
            case FLOAT32 -> ElementType.FLOAT;
            case INT64 -> ElementType.INT64;
            case INT32 -> ElementType.INT32;
            case UINT8 -> ElementType.UINT8;
            case BOOLEAN -> ElementType.BOOL;
            default -> throw new TraceException("arrays of type " + type + " cannot be exported");
        };
    }
}
