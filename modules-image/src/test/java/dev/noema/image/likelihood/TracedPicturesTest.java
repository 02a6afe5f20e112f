package dev.noema.image.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.model.CompiledProgram;
import dev.noema.model.FlatWeights;
import dev.noema.model.HostArrays;
import dev.noema.model.TracedPass;
import dev.noema.model.Weights;
import dev.noema.objective.DecodedBatch;
import dev.noema.spi.Batch;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.trace.Program;
import dev.noema.trace.Tracer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each picture likelihood and the pyramid give the same numbers traced and compiled as on plain
 * arrays.
 */
class TracedPicturesTest {

    @ParameterizedTest
    @CsvSource({"1,8,6", "3,7,9"})
    void agreesWithPlainArrays(long channels, long height, long width) {
        Shape event = new Shape(channels, height, width);
        PartContext context = new PartContext(event, 2, 0, List.of());
        check(
                new DiscretizedLogisticFactory()
                        .create(DiscretizedLogisticOptions.defaults(), context),
                context);
        check(
                new DiscretizedLogisticMixtureFactory()
                        .create(DiscretizedLogisticMixtureOptions.defaults(), context),
                context);
    }

    private static void check(Likelihood likelihood, PartContext context) {
        LaplacianPyramid pyramid =
                new LaplacianPyramidFactory().create(LaplacianPyramidOptions.defaults(), context);
        Map<String, Shape> inputs = new LinkedHashMap<>();
        inputs.put("x", context.event());
        likelihood
                .parameters(context.event())
                .forEach(spec -> inputs.put(spec.name(), spec.shape()));
        List<Tracer.Input> declared = new ArrayList<>();
        inputs.forEach((name, shape) -> declared.add(Tracer.Input.batched(name, shape)));
        try (Weights weights = new Weights();
                NDManager manager = Torch.newManager()) {
            Program program =
                    Tracer.trace(
                            List.of("batch"),
                            declared,
                            (recorder, arrays, sizes) ->
                                    outputs(
                                            likelihood,
                                            pyramid,
                                            TracedPass.tracing(recorder, weights, true),
                                            arrays));
            Random random = new Random(1);
            Map<String, NDArray> data = new LinkedHashMap<>();
            inputs.forEach(
                    (name, shape) -> {
                        Shape batched = new Shape(4).addAll(shape);
                        float[] values = new float[(int) batched.size()];
                        for (int i = 0; i < values.length; i++) {
                            values[i] = random.nextInt(256) / 255f;
                        }
                        data.put(name, manager.create(values, batched));
                    });
            Map<String, NDArray> noise =
                    HostArrays.toNative(
                            manager, HostArrays.noise(program, Map.of("batch", 4L), 1, 2));
            Map<String, NDArray> fed = new LinkedHashMap<>(data);
            fed.putAll(noise);
            Map<String, NDArray> given = new LinkedHashMap<>();
            noise.forEach((name, array) -> given.put(name.substring("noise.".length()), array));
            Map<String, NDArray> plain =
                    outputs(likelihood, pyramid, new PlainPass(manager, given), data);
            try (CompiledProgram compiled =
                    CompiledProgram.of(
                            program,
                            weights.parameterLayout(),
                            weights.bufferLayout(),
                            Torch.device())) {
                NDArray nothing = manager.zeros(new Shape(1));
                compiled.run(manager, new FlatWeights(nothing, nothing), fed, Map.of())
                        .forEach((name, array) -> assertSame(name, plain.get(name), array));
            }
        }
    }

    private static Map<String, NDArray> outputs(
            Likelihood likelihood,
            LaplacianPyramid pyramid,
            Pass pass,
            Map<String, NDArray> arrays) {
        Parameters given = new Parameters(arrays);
        NDArray x = given.get("x");
        return Map.of(
                "log_probability",
                likelihood.logProbability(x, given, null, pass),
                "expected",
                likelihood.mean(given, pass),
                "sample",
                likelihood.sample(given, pass.constant(new float[] {0.7f}, new Shape()), pass),
                "pyramid",
                pyramid.value(
                        new DecodedBatch(
                                new Batch(Map.of(Batch.X, x)), null, given, likelihood, pass),
                        pass));
    }

    private static void assertSame(String name, NDArray expected, NDArray actual) {
        assertEquals(expected.getShape(), actual.getShape(), name);
        float[] left = expected.toFloatArray();
        float[] right = actual.toFloatArray();
        for (int i = 0; i < left.length; i++) {
            assertEquals(left[i], right[i], 1e-5 + 1e-5 * Math.abs(left[i]), name + "[" + i + "]");
        }
    }
}
