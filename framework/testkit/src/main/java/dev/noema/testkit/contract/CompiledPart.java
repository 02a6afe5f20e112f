package dev.noema.testkit.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.model.CompiledProgram;
import dev.noema.model.FlatWeights;
import dev.noema.model.HostArrays;
import dev.noema.model.Layout;
import dev.noema.model.TracedModel;
import dev.noema.model.TracedPass;
import dev.noema.model.Weights;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.trace.Program;
import dev.noema.trace.Tracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A function of a part outside of training, compiled over the part's first weights. */
final class CompiledPart implements AutoCloseable {

    /** What is compiled. */
    @FunctionalInterface
    interface Function {
        /**
         * Computes the outputs.
         *
         * @param count how many items the batch has
         */
        Map<String, NDArray> run(Map<String, NDArray> inputs, long count, Pass pass);
    }

    private static final String BATCH = "batch";

    private final Map<String, Shape> inputs;
    private final NDManager manager;
    private final FlatWeights weights;
    private final CompiledProgram program;

    /**
     * Compiles a part that takes the condition besides its inputs, where the model has one.
     *
     * @param inputs the shape of each input, without the batch
     */
    static CompiledPart of(PartContext context, Map<String, Shape> inputs, Function function) {
        Map<String, Shape> all = new LinkedHashMap<>(inputs);
        if (context.condition() > 0) {
            all.put(Batch.CONDITION, new Shape(context.condition()));
        }
        return new CompiledPart(all, function);
    }

    /**
     * Compiles.
     *
     * @param inputs the shape of each input, without the batch
     */
    CompiledPart(Map<String, Shape> inputs, Function function) {
        this.inputs = inputs;
        Torch.seed(1);
        List<Tracer.Input> declared =
                inputs.entrySet().stream()
                        .map(input -> Tracer.Input.batched(input.getKey(), input.getValue()))
                        .toList();
        try (Weights made = new Weights()) {
            Program traced =
                    Tracer.trace(
                            List.of(BATCH),
                            declared,
                            (recorder, arrays, sizes) ->
                                    function.run(
                                            arrays,
                                            sizes.get(BATCH),
                                            TracedPass.tracing(recorder, made, false)));
            manager = Torch.newManager();
            weights =
                    new FlatWeights(
                            flat(made.parameterLayout(), made.parameters()),
                            flat(made.bufferLayout(), made.buffers()));
            program =
                    CompiledProgram.of(
                            traced, made.parameterLayout(), made.bufferLayout(), Torch.device());
        }
    }

    private NDArray flat(Layout layout, Map<String, NDArray> arrays) {
        float[] values = new float[layout.length()];
        for (Layout.Segment segment : layout.segments()) {
            float[] part = arrays.get(segment.name()).toFloatArray();
            System.arraycopy(part, 0, values, segment.offset(), part.length);
        }
        return manager.create(values);
    }

    /** Numbers between 0 and 1 for each input. */
    Map<String, FloatTensor> data(int count) {
        Map<String, FloatTensor> data = new LinkedHashMap<>();
        Random random = new Random(7);
        inputs.forEach(
                (name, shape) -> {
                    float[] values = new float[Math.toIntExact(count * shape.size())];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = random.nextFloat();
                    }
                    data.put(
                            name,
                            new FloatTensor(values, new Shape(count).addAll(shape).getShape()));
                });
        return data;
    }

    /** Computes the outputs for a batch, with the noise of a draw and temperature 1. */
    Map<String, FloatTensor> run(int count, Map<String, FloatTensor> data, long draw) {
        Map<String, Tensor> fed = new LinkedHashMap<>(data);
        fed.putAll(HostArrays.noise(program.program(), Map.of(BATCH, (long) count), 1, draw));
        Map<String, FloatTensor> outputs = new LinkedHashMap<>();
        try (NDManager scope = manager.newSubManager()) {
            program.run(
                            scope,
                            weights,
                            HostArrays.toNative(scope, fed),
                            Map.of(TracedModel.TEMPERATURE, 1f))
                    .forEach(
                            (name, array) ->
                                    outputs.put(
                                            name,
                                            new FloatTensor(
                                                    array.toFloatArray(),
                                                    array.getShape().getShape())));
        }
        return outputs;
    }

    @Override
    public void close() {
        program.close();
        manager.close();
    }
}
