package dev.noema.export;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import dev.noema.trace.Program;
import dev.noema.trace.Recorder;
import dev.noema.trace.Size;
import dev.noema.trace.Source;
import dev.noema.trace.TraceException;
import dev.noema.trace.Tracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A function of arrays that is exported, with its parameters: it is traced for the graph, and run
 * by the engine for the proof.
 *
 * @param weights its parameters
 * @param function what it does with a store of parameters and the inputs in their order
 */
record Subject(BlockWeights weights, BiFunction<ParameterStore, NDList, NDList> function) {

    /** Records the function; {@code names} are those of its outputs, or empty for default ones. */
    Program trace(List<Input> inputs, List<String> names) {
        return Tracer.trace(
                dimensions(inputs),
                inputs.stream().map(Subject::traced).toList(),
                (recorder, arrays, sizes) -> {
                    recorder.adoptOutsiders();
                    ParameterStore store =
                            weights.store(
                                    recorder.manager(),
                                    name ->
                                            recorder.source(
                                                    weights.kind(name),
                                                    name,
                                                    weights.copy(recorder.manager(), name)));
                    return named(recorded(store, new NDList(arrays.values()), sizes), names);
                });
    }

    // What a block does in Java with sizes or arrays it does not like ends as an exception of any
    // kind.
    private NDList recorded(ParameterStore store, NDList arrays, Map<String, Long> sizes) {
        try {
            return function.apply(store, arrays);
        } catch (TraceException | ExportException | ClassCastException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ExportException(
                    "the function cannot be run on arrays of "
                            + arrays.stream().map(NDArray::getShape).toList()
                            + (sizes.isEmpty()
                                    ? ""
                                    : ", with the dynamic dimensions "
                                            + sizes
                                            + "; fix one that has to be of another size")
                            + ": "
                            + e,
                    e);
        }
    }

    /**
     * What the engine computes, on its own arrays; where it lacks an operation, by the operation's
     * TorchScript.
     *
     * @param values the values of each parameter
     */
    Map<String, NDArray> run(
            NDManager manager,
            Function<String, NDArray> values,
            NDList inputs,
            List<String> names) {
        try {
            return named(function.apply(weights.store(manager, values), inputs), names);
        } catch (UnsupportedOperationException | EngineException e) {
            Recorder recorder = Recorder.eager(manager, false);
            ParameterStore store =
                    weights.store(
                            manager,
                            name -> recorder.source(weights.kind(name), name, values.apply(name)));
            NDList wrapped = new NDList();
            for (NDArray input : inputs) {
                wrapped.add(recorder.source(Source.Kind.DATA, "input", input));
            }
            Map<String, NDArray> results = named(function.apply(store, wrapped), names);
            results.replaceAll((name, array) -> Recorder.real(array));
            return results;
        }
    }

    static List<String> dimensions(List<Input> inputs) {
        return inputs.stream()
                .flatMap(input -> input.shape().stream())
                .filter(dimension -> !dimension.isFixed())
                .map(dimension -> dimension.name())
                .distinct()
                .toList();
    }

    private static Tracer.Input traced(Input input) {
        return new Tracer.Input(
                input.name(),
                input.type(),
                input.shape().stream()
                        .map(
                                dimension ->
                                        dimension.isFixed()
                                                ? Size.fixed(dimension.size())
                                                : Size.of(dimension.name()))
                        .toList());
    }

    private static Map<String, NDArray> named(NDList results, List<String> names) {
        if (!names.isEmpty() && names.size() != results.size()) {
            throw new ExportException(
                    names.size()
                            + " names of outputs were given, "
                            + names
                            + ", for "
                            + results.size()
                            + " outputs");
        }
        Map<String, NDArray> outputs = new LinkedHashMap<>();
        IntStream.range(0, results.size())
                .forEach(
                        i ->
                                outputs.put(
                                        names.isEmpty() ? defaultName(results, i) : names.get(i),
                                        results.get(i)));
        return outputs;
    }

    private static String defaultName(NDList results, int index) {
        return results.size() == 1 ? "output" : "output_" + index;
    }
}
