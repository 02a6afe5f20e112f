package dev.noema.trace;

import dev.noema.onnx.Attributes;
import dev.noema.onnx.ElementType;
import dev.noema.onnx.Format;
import dev.noema.onnx.OnnxGraph;
import dev.noema.serving.Dimension;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Lowers a program to an ONNX graph with the trained weights inside.
 *
 * <p>Data keep their names, noise is an input {@code noise.<purpose>}, scheduled values are inputs
 * of shape ().
 */
public final class OnnxLowering {

    private OnnxLowering() {}

    /**
     * The graph of a program.
     *
     * @param name the graph's name, such as {@code decoder}
     * @param weights the values of parameters and buffers, by name
     * @throws TraceException when operations have no ONNX form: one line for each, with the Java
     *     line that called it
     */
    public static OnnxGraph lower(
            Program program, String name, Function<String, FloatTensor> weights) {
        return lower(program, name, weights, Format.DEFAULT);
    }

    /** The graph of a program in a format, whose target may refuse operators and sizes. */
    public static OnnxGraph lower(
            Program program, String name, Function<String, FloatTensor> weights, Format format) {
        OnnxGraph graph = new OnnxGraph(name, format);
        Map<Integer, String> names = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (Source source : program.sources()) {
            try {
                names.put(source.value(), source(graph, source, weights));
            } catch (IllegalArgumentException e) {
                faults.add(e.getMessage());
                names.put(source.value(), graph.scalar(0f));
            }
        }
        if (!faults.isEmpty()) {
            throw new TraceException(String.join("\n", faults));
        }
        Map<String, String> dimensions = dimensions(graph, program, names);
        Function<String, FloatTensor> stored =
                parameter -> format.storage().asStored(weights.apply(parameter));
        for (Step step : program.steps()) {
            try {
                lower(step, new OnnxStep(graph, program, step, names, dimensions, stored));
            } catch (TraceException e) {
                faults.add(e.getMessage());
                standIn(graph, step, names);
            } catch (IllegalArgumentException e) {
                faults.add(step.line() + ": " + e.getMessage());
                standIn(graph, step, names);
            }
        }
        if (!faults.isEmpty()) {
            throw new TraceException(String.join("\n", faults));
        }
        program.outputs()
                .forEach(
                        (output, value) -> {
                            Program.Value result = program.values().get(value);
                            graph.output(
                                    names.get(value),
                                    output,
                                    OnnxStep.element(result.type()),
                                    shape(result.shape()));
                        });
        return graph;
    }

    private static void lower(Step step, OnnxStep into) {
        OnnxRule rule = step.operation().onnx();
        if (rule == null) {
            throw new TraceException(
                    step.line() + ": " + step.operation().name() + " has no form in ONNX");
        }
        rule.lower(into);
    }

    // So that the steps after a fault are looked at too; the graph is not used.
    private static void standIn(OnnxGraph graph, Step step, Map<Integer, String> names) {
        step.outputs().forEach(output -> names.put(output, graph.scalar(0f)));
    }

    private static String source(
            OnnxGraph graph, Source source, Function<String, FloatTensor> weights) {
        return switch (source.kind()) {
            case DATA, SCHEDULED -> input(graph, source, source.name());
            case NORMAL, UNIFORM -> input(graph, source, "noise." + source.name());
            case PARAMETER, BUFFER -> graph.parameter(source.name(), weights.apply(source.name()));
            case CONSTANT -> constant(graph, source);
        };
    }

    private static String input(OnnxGraph graph, Source source, String name) {
        return graph.input(name, OnnxStep.element(source.type()), shape(source.shape()));
    }

    private static String constant(OnnxGraph graph, Source source) {
        long[] shape = source.fixedShape();
        Object data = source.data();
        if (data instanceof boolean[] truths) {
            return graph.booleans(truths, source.name(), shape);
        }
        if (data instanceof int[] numbers) {
            Tensor wide = new LongTensor(Arrays.stream(numbers).asLongStream().toArray(), shape);
            String value = graph.constant(wide, source.name());
            return graph.node(
                    "Cast",
                    List.of(value),
                    Attributes.NONE.integer("to", ElementType.INT32.code()),
                    source.name());
        }
        Tensor tensor =
                data instanceof float[] floats
                        ? new FloatTensor(floats, shape)
                        : new LongTensor((long[]) data, shape);
        return graph.constant(tensor, source.name());
    }

    // The first input that has a dynamic dimension as it is tells its size.
    private static Map<String, String> dimensions(
            OnnxGraph graph, Program program, Map<Integer, String> names) {
        Map<String, String> dimensions = new HashMap<>();
        for (Source source : program.sources()) {
            for (int axis = 0; axis < source.shape().size(); axis++) {
                Size size = source.shape().get(axis);
                if (!size.isDimension()) {
                    continue;
                }
                String dimension = size.dimensions().get(0);
                if (!dimensions.containsKey(dimension)) {
                    Attributes only =
                            Attributes.NONE.integer("start", axis).integer("end", axis + 1);
                    dimensions.put(
                            dimension,
                            graph.node(
                                    "Shape", List.of(names.get(source.value())), only, dimension));
                }
            }
        }
        return dimensions;
    }

    private static Dimension[] shape(List<Size> sizes) {
        return sizes.stream()
                .map(
                        size ->
                                size.isFixed()
                                        ? Dimension.of(size.offset())
                                        : Dimension.named(size.toString()))
                .toArray(Dimension[]::new);
    }
}
