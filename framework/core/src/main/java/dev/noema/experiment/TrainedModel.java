package dev.noema.experiment;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.noema.engine.Torch;
import dev.noema.model.CompiledProgram;
import dev.noema.model.FlatWeights;
import dev.noema.model.HostArrays;
import dev.noema.model.Layout;
import dev.noema.model.TracedCompanion;
import dev.noema.model.TracedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.StepGraphs;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Companion;
import dev.noema.trace.Program;
import dev.noema.trace.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A model with trained weights, run by the engine that trained it.
 *
 * <p>Each function is compiled at its first use. Not for use by several threads. Closed by whoever
 * opened it.
 */
public final class TrainedModel implements GenerativeModel {

    private static final int ITEMS_AT_ONCE = 256;

    private final About about;
    private final TracedModel model;
    private final Map<String, FloatTensor> weights;
    private final NDManager manager;
    private final Layout parameterLayout;
    private final Layout bufferLayout;
    private final FlatWeights flat;
    private final List<String> graphs;
    private final Map<String, Companion> companions;
    private final Map<String, Program> programs = new LinkedHashMap<>();
    private final Map<String, CompiledProgram> compiled = new LinkedHashMap<>();

    /**
     * A model with weights by name; closes the model with itself.
     *
     * @throws IllegalArgumentException when a weight is missing or has another shape
     */
    public TrainedModel(
            About about, TracedModel model, Map<String, FloatTensor> weights, Device device) {
        this(about, model, weights, Map.of(), device);
    }

    /**
     * A model with functions that go along with it.
     *
     * @param companions by the names of their graphs; {@code weights} holds their values too
     */
    TrainedModel(
            About about,
            TracedModel model,
            Map<String, FloatTensor> weights,
            Map<String, Companion> companions,
            Device device) {
        this.about = about;
        this.model = model;
        this.weights = weights;
        this.companions = companions;
        // All that a model can do is traced before its weights are laid out: only then are all
        // known.
        programs.putAll(model.functions());
        companions.forEach(
                (name, each) -> programs.put(name, TracedCompanion.of(each, model.weights())));
        this.graphs = List.copyOf(programs.keySet());
        this.parameterLayout = model.weights().parameterLayout();
        this.bufferLayout = model.weights().bufferLayout();
        this.manager = Torch.newManager(device);
        this.flat = new FlatWeights(vector(parameterLayout), vector(bufferLayout));
    }

    @Override
    public About about() {
        return about;
    }

    /** The traced functions of the model. */
    public TracedModel traced() {
        return model;
    }

    @Override
    public List<String> graphs() {
        return graphs;
    }

    @Override
    public Map<String, Tensor> run(String graph, Map<String, Tensor> inputs) {
        if (!graphs.contains(graph)) {
            throw new IllegalArgumentException(
                    "the model has no function '" + graph + "'; it has " + graphs);
        }
        return Map.copyOf(inBatches(graph, inputs, Map.of()));
    }

    /** The functions that go along with the model. */
    Map<String, Companion> companions() {
        return companions;
    }

    /** The program of one of them: {@code encoder}, {@code sampler}, ... */
    public Program program(String graph) {
        return programs.get(graph);
    }

    /** The values of a parameter or buffer. */
    public FloatTensor weight(String name) {
        return weights.get(name);
    }

    /** The values of the parameters and buffers that a function uses. */
    Map<String, FloatTensor> weightsOf(String graph) {
        Map<String, FloatTensor> used = new LinkedHashMap<>();
        for (Source source : program(graph).sources()) {
            if (source.kind() == Source.Kind.PARAMETER || source.kind() == Source.Kind.BUFFER) {
                used.put(source.name(), weight(source.name()));
            }
        }
        return used;
    }

    @Override
    public Map<String, FloatTensor> encode(Tensor x, Optional<LongTensor> condition) {
        if (!about.sequence().varies()) {
            return inBatches("encoder", given(Batch.X, x, condition), Map.of());
        }
        Map<String, Tensor> given = given(Batch.X, Lengths.filled(x), condition);
        given.put(Batch.LENGTHS, Lengths.of(x));
        return inBatches("encoder", given, Map.of());
    }

    @Override
    public StepDecoder steps() {
        if (!about.sequence().varies()) {
            return GenerativeModel.super.steps();
        }
        return new StepGraphs(
                (name, inputs) -> run(name, () -> programs.get(name), inputs, Map.of()));
    }

    @Override
    public Map<String, FloatTensor> decode(FloatTensor z, Optional<LongTensor> condition) {
        requireOneShape();
        return inBatches("decoder", given(TracedModel.Z, z, condition), Map.of());
    }

    @Override
    public Map<String, FloatTensor> sample(
            int count, long seed, float temperature, Optional<LongTensor> condition) {
        Map<String, Tensor> inputs =
                new LinkedHashMap<>(
                        HostArrays.noise(
                                program("sampler"), Map.of("batch", (long) count), seed, 0));
        condition.ifPresent(classes -> inputs.put(Batch.CONDITION, classes));
        return inBatches("sampler", inputs, Map.of(TracedModel.TEMPERATURE, temperature));
    }

    /**
     * Runs a further function of the model, compiled at its first use.
     *
     * @param name a name that no other function has
     * @param program traced from {@link #traced}
     * @param inputs data by name, noise as {@code noise.<purpose>}
     */
    public Map<String, FloatTensor> run(
            String name,
            Supplier<Program> program,
            Map<String, Tensor> inputs,
            Map<String, Float> scheduled) {
        Program known = programs.computeIfAbsent(name, missing -> program.get());
        CompiledProgram function =
                compiled.computeIfAbsent(
                        name,
                        missing ->
                                CompiledProgram.of(
                                        known, parameterLayout, bufferLayout, manager.getDevice()));
        try (NDManager scope = manager.newSubManager()) {
            Map<String, NDArray> outputs =
                    function.run(scope, flat, HostArrays.toNative(scope, inputs), scheduled);
            Map<String, FloatTensor> results = new LinkedHashMap<>();
            outputs.forEach(
                    (output, array) ->
                            results.put(
                                    output,
                                    new FloatTensor(
                                            array.toFloatArray(), array.getShape().getShape())));
            return results;
        }
    }

    private void requireOneShape() {
        if (about.sequence().varies()) {
            throw new IllegalArgumentException(
                    about.name() + " makes its items step by step, not at once");
        }
    }

    private Map<String, FloatTensor> inBatches(
            String name, Map<String, Tensor> inputs, Map<String, Float> scheduled) {
        int items = Math.toIntExact(HostArrays.items(inputs));
        Map<String, List<FloatTensor>> parts = new LinkedHashMap<>();
        for (int from = 0; from < items || from == 0; from += ITEMS_AT_ONCE) {
            int to = Math.min(items, from + ITEMS_AT_ONCE);
            Map<String, Tensor> part = new LinkedHashMap<>();
            int first = from;
            inputs.forEach((key, tensor) -> part.put(key, Rows.of(tensor, first, to)));
            run(name, () -> programs.get(name), part, scheduled)
                    .forEach(
                            (key, tensor) ->
                                    parts.computeIfAbsent(key, missing -> new ArrayList<>())
                                            .add(tensor));
        }
        Map<String, FloatTensor> all = new LinkedHashMap<>();
        parts.forEach((key, tensors) -> all.put(key, Rows.join(tensors)));
        return all;
    }

    private static Map<String, Tensor> given(
            String name, Tensor tensor, Optional<LongTensor> condition) {
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        inputs.put(name, tensor);
        condition.ifPresent(classes -> inputs.put(Batch.CONDITION, classes));
        return inputs;
    }

    private NDArray vector(Layout layout) {
        float[] values = new float[layout.length()];
        for (Layout.Segment segment : layout.segments()) {
            FloatTensor weight = weights.get(segment.name());
            if (weight == null || !Arrays.equals(weight.shape(), segment.shape().getShape())) {
                throw new IllegalArgumentException(
                        "the saved weights do not fit this model: \""
                                + segment.name()
                                + "\" should be "
                                + segment.shape()
                                + " and is "
                                + (weight == null ? "missing" : Arrays.toString(weight.shape())));
            }
            System.arraycopy(weight.values(), 0, values, segment.offset(), weight.values().length);
        }
        return manager.create(values);
    }

    @Override
    public void close() {
        compiled.values().forEach(CompiledProgram::close);
        manager.close();
        model.close();
    }
}
