package dev.noema.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.model.CompiledProgram;
import dev.noema.model.FlatWeights;
import dev.noema.model.HostArrays;
import dev.noema.model.TracedPass;
import dev.noema.model.Weights;
import dev.noema.serving.Tensor;
import dev.noema.spi.Pass;
import dev.noema.trace.Program;
import dev.noema.trace.Tracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/**
 * Shows that a function of a pass gives the same numbers traced and compiled as on plain arrays.
 */
public final class Compiled {

    private static final int BATCH = 4;

    private Compiled() {}

    /**
     * Runs the function both ways with the same inputs and noise and compares all outputs.
     *
     * @param inputs the shape of each input, without the batch; they hold random numbers in (0, 1)
     */
    public static void agrees(
            boolean training,
            Map<String, Shape> inputs,
            BiFunction<Pass, Map<String, NDArray>, Map<String, NDArray>> function) {
        List<Tracer.Input> declared =
                inputs.entrySet().stream()
                        .map(input -> Tracer.Input.batched(input.getKey(), input.getValue()))
                        .toList();
        try (Weights weights = new Weights();
                NDManager manager = Torch.newManager()) {
            Program program =
                    Tracer.trace(
                            List.of("batch"),
                            declared,
                            (recorder, arrays, sizes) ->
                                    function.apply(
                                            TracedPass.tracing(recorder, weights, training),
                                            arrays));
            Map<String, NDArray> data = new LinkedHashMap<>();
            inputs.forEach((name, shape) -> data.put(name, random(manager, shape)));
            Map<String, Tensor> noise =
                    HostArrays.noise(program, Map.of("batch", (long) BATCH), 1, 2);
            Map<String, NDArray> fed = new LinkedHashMap<>(data);
            fed.putAll(HostArrays.toNative(manager, noise));

            PlainPass plain =
                    training ? PlainPass.training(manager) : PlainPass.evaluating(manager);
            fed.forEach((name, array) -> plain.with(name.replaceFirst("^noise\\.", ""), array));
            Map<String, NDArray> expected = function.apply(plain, data);
            try (CompiledProgram compiled =
                    CompiledProgram.of(
                            program,
                            weights.parameterLayout(),
                            weights.bufferLayout(),
                            Torch.device())) {
                FlatWeights flat =
                        new FlatWeights(flat(manager, weights), manager.zeros(new Shape(1)));
                assertSame(expected, compiled.run(manager, flat, fed, Map.of()));
            }
        }
    }

    private static void assertSame(Map<String, NDArray> expected, Map<String, NDArray> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach(
                (name, array) -> {
                    assertEquals(array.getShape(), actual.get(name).getShape(), name);
                    assertEquals(DataType.FLOAT32, actual.get(name).getDataType(), name);
                    float[] left = array.toFloatArray();
                    float[] right = actual.get(name).toFloatArray();
                    for (int i = 0; i < left.length; i++) {
                        double tolerance = 1e-5 + 1e-5 * Math.abs(left[i]);
                        assertEquals(left[i], right[i], tolerance, name + "[" + i + "]");
                    }
                });
    }

    private static NDArray random(NDManager manager, Shape event) {
        Random random = new Random(event.toString().hashCode());
        Shape shape = new Shape(BATCH).addAll(event);
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return manager.create(values, shape);
    }

    private static NDArray flat(NDManager manager, Weights weights) {
        float[] values = new float[Math.max(1, weights.parameterLayout().length())];
        weights.parameterLayout()
                .segments()
                .forEach(
                        segment -> {
                            float[] part = weights.parameters().get(segment.name()).toFloatArray();
                            System.arraycopy(part, 0, values, segment.offset(), part.length);
                        });
        return manager.create(values);
    }
}
