package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.model.TracedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Support;
import dev.noema.testkit.NativeMemoryCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every likelihood must keep. */
public interface LikelihoodContract {

    /** The shape of an item, without the batch; small, so that the tests are quick. */
    Shape event();

    /** The likelihood under test, a new one at each call. */
    Likelihood likelihood();

    /**
     * Values of log p(x|z) from elsewhere, such as a table, SciPy or a closed form, that hold for a
     * new likelihood.
     */
    default List<KnownDensity> known() {
        return List.of();
    }

    /**
     * One such value.
     *
     * @param x an item
     * @param given what the decoder made, by name
     * @param logProbability log p(x|z) in nats
     */
    @SuppressWarnings("ArrayRecordComponent")
    record KnownDensity(float[] x, Map<String, float[]> given, double logProbability) {}

    @Test
    default void agreesWithKnownDensities() {
        try (CompiledPart part = scoring()) {
            for (KnownDensity known : known()) {
                Map<String, FloatTensor> data = part.data(1);
                fill(data, Batch.X, known.x());
                known.given().forEach((name, values) -> fill(data, "given." + name, values));
                float[] scored = part.run(1, data, 0).get("log_probability").values();
                Numbers.assertClose(
                        "log_probability of " + Arrays.toString(known.x()),
                        new float[] {(float) known.logProbability()},
                        scored);
            }
        }
    }

    private static void fill(Map<String, FloatTensor> data, String name, float[] values) {
        float[] target = data.get(name).values();
        assertEquals(target.length, values.length, () -> "how many numbers " + name + " has");
        System.arraycopy(values, 0, target, 0, values.length);
    }

    @Test
    default void scoresEachItem() {
        try (CompiledPart part = scoring()) {
            Map<String, FloatTensor> scores = part.run(3, data(part), 0);
            assertArrayEquals(new long[] {3}, scores.get("log_probability").shape());
            scores.forEach(Numbers::assertFinite);
        }
    }

    @Test
    default void countsWhatTheMaskLeaves() {
        try (CompiledPart part = scoring()) {
            Map<String, FloatTensor> data = data(part);
            Arrays.fill(data.get(Batch.MASK).values(), 1);
            Map<String, FloatTensor> all = part.run(3, data, 0);
            Numbers.assertClose(
                    "a mask of ones",
                    all.get("log_probability").values(),
                    all.get("masked").values());
            Arrays.fill(data.get(Batch.MASK).values(), 0);
            Numbers.assertClose(
                    "a mask of zeros", new float[3], part.run(3, data, 0).get("masked").values());
        }
    }

    @Test
    default void drawsDataWithinItsSupport() {
        try (CompiledPart part = scoring()) {
            Map<String, FloatTensor> drawn = part.run(3, data(part), 0);
            long[] shape = new Shape(3).addAll(event()).getShape();
            assertArrayEquals(shape, drawn.get(TracedModel.EXPECTED).shape());
            assertArrayEquals(shape, drawn.get(TracedModel.SAMPLE).shape());
            for (float value : drawn.get(TracedModel.SAMPLE).values()) {
                assertTrue(supports(value), () -> "a draw holds " + value);
            }
        }
    }

    @Test
    default void drawsTheSameFromTheSameNoise() {
        try (CompiledPart part = scoring()) {
            Map<String, FloatTensor> data = data(part);
            assertArrayEquals(
                    part.run(3, data, 5).get(TracedModel.SAMPLE).values(),
                    part.run(3, data, 5).get(TracedModel.SAMPLE).values());
        }
    }

    @Test
    default void learnsCompiledAsItDoesEager() {
        Learning.assertCompiledAgreesWithEager(this::autoencoder);
    }

    @Test
    default void sendsGradientsToAllThatTheDecoderMakes() {
        Learning.assertGradientsReach("decoder/", this::autoencoder);
    }

    @Test
    default void leavesNoNativeMemoryBehind() {
        NativeMemoryCheck.assertNothingLeft(() -> Learning.learn(this::autoencoder));
    }

    private Autoencoder autoencoder() {
        Likelihood likelihood = likelihood();
        List<ParameterSpec> outputs = likelihood.parameters(event());
        return Autoencoder.around(likelihood, new PartContext(event(), 2, 0, outputs));
    }

    private boolean supports(float value) {
        Support support = likelihood().support();
        boolean within = value >= support.minimum() && value <= support.maximum();
        return switch (support.kind()) {
            case BINARY -> value == support.minimum() || value == support.maximum();
            case LEVELS -> within && Math.abs(value * 255 - Math.round(value * 255)) < 1e-3;
            case TOKENS -> within && value == Math.rint(value);
            case REAL -> within && Float.isFinite(value);
        };
    }

    private Map<String, FloatTensor> data(CompiledPart part) {
        Map<String, FloatTensor> data = part.data(3);
        Support support = likelihood().support();
        int steps =
                switch (support.kind()) {
                    case BINARY -> 1;
                    case LEVELS -> 255;
                    case TOKENS -> (int) support.maximum();
                    case REAL -> 0;
                };
        float[] x = data.get(Batch.X).values();
        for (int i = 0; i < x.length && steps > 0; i++) {
            float step = Math.round(x[i] * steps);
            x[i] = support.kind() == Support.Kind.TOKENS ? step : step / steps;
        }
        return data;
    }

    private CompiledPart scoring() {
        Likelihood likelihood = likelihood();
        List<ParameterSpec> specs = likelihood.parameters(event());
        Map<String, Shape> inputs = new LinkedHashMap<>();
        inputs.put(Batch.X, event());
        inputs.put(
                Batch.MASK,
                event().dimension() == 1 ? event() : new Shape(1).addAll(event().slice(1)));
        specs.forEach(spec -> inputs.put("given." + spec.name(), spec.shape()));
        return new CompiledPart(
                inputs,
                (arrays, count, pass) -> {
                    Map<String, NDArray> made = new LinkedHashMap<>();
                    specs.forEach(
                            spec -> made.put(spec.name(), arrays.get("given." + spec.name())));
                    Parameters given = new Parameters(made);
                    NDArray x = arrays.get(Batch.X);
                    NDArray mask = arrays.get(Batch.MASK);
                    NDArray temperature = pass.scheduled(TracedModel.TEMPERATURE);
                    return Map.of(
                            "log_probability",
                            likelihood.logProbability(x, given, null, pass),
                            "masked",
                            likelihood.logProbability(x, given, mask, pass),
                            TracedModel.EXPECTED,
                            likelihood.mean(given, pass),
                            TracedModel.SAMPLE,
                            likelihood.sample(given, temperature, pass));
                });
    }
}
