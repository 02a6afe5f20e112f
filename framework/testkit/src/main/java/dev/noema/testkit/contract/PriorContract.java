package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.model.TracedModel;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.PartContext;
import dev.noema.spi.Prior;
import dev.noema.testkit.NativeMemoryCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every prior must keep. */
public interface PriorContract {

    /** The model for which {@link #prior} is made; small, so that the tests are quick. */
    PartContext context();

    /** The prior under test, a new one at each call. */
    Prior prior();

    @Test
    default void scoresAndDrawsCodes() {
        try (CompiledPart part = scoring()) {
            Map<String, FloatTensor> scores = part.run(3, part.data(3), 0);
            assertArrayEquals(new long[] {3}, scores.get("log_probability").shape());
            assertArrayEquals(
                    new long[] {3, context().latent()}, scores.get(TracedModel.SAMPLE).shape());
            scores.forEach(Numbers::assertFinite);
        }
    }

    @Test
    default void drawsTheSameFromTheSameNoise() {
        try (CompiledPart part = scoring()) {
            Map<String, FloatTensor> data = part.data(3);
            float[] drawn = part.run(3, data, 5).get(TracedModel.SAMPLE).values();
            assertArrayEquals(drawn, part.run(3, data, 5).get(TracedModel.SAMPLE).values());
            assertFalse(
                    Arrays.equals(drawn, part.run(3, data, 6).get(TracedModel.SAMPLE).values()));
        }
    }

    @Test
    default void divergesAsItsDensitySays() {
        // KL(q || p) = E_q[log q(z) - log p(z)], estimated over draws from one posterior
        int draws = 20_000;
        try (CompiledPart part = scoring()) {
            Map<String, FloatTensor> same = new LinkedHashMap<>();
            part.data(1).forEach((name, tensor) -> same.put(name, repeated(tensor, draws)));
            Map<String, FloatTensor> scores = part.run(draws, same, 0);
            float[] estimates = scores.get("estimate").values();
            double mean = mean(estimates);
            double variance = 0;
            for (float estimate : estimates) {
                variance += (estimate - mean) * (estimate - mean) / draws;
            }
            assertEquals(
                    mean,
                    mean(scores.get("divergence").values()),
                    5 * Math.sqrt(variance / draws) + 1e-5);
        }
    }

    @Test
    default void learnsCompiledAsItDoesEager() {
        Learning.assertCompiledAgreesWithEager(this::autoencoder);
    }

    @Test
    default void leavesNoNativeMemoryBehind() {
        NativeMemoryCheck.assertNothingLeft(() -> Learning.learn(this::autoencoder));
    }

    private Autoencoder autoencoder() {
        return Autoencoder.around(prior(), context());
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static FloatTensor repeated(FloatTensor one, int times) {
        int size = one.values().length;
        float[] values = new float[size * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(one.values(), 0, values, i * size, size);
        }
        long[] shape = one.shape().clone();
        shape[0] = times;
        return new FloatTensor(values, shape);
    }

    private CompiledPart scoring() {
        Shape code = new Shape(context().latent());
        Map<String, Shape> inputs = new LinkedHashMap<>();
        inputs.put(DiagonalGaussian.MEAN, code);
        inputs.put(DiagonalGaussian.LOG_VARIANCE, code);
        Prior prior = prior();
        return CompiledPart.of(
                context(),
                inputs,
                (arrays, count, pass) -> {
                    Batch given = new Batch(arrays);
                    var posterior =
                            new DiagonalGaussian(
                                    arrays.get(DiagonalGaussian.MEAN),
                                    arrays.get(DiagonalGaussian.LOG_VARIANCE));
                    NDArray z = posterior.sample(pass);
                    NDArray density = prior.logProbability(z, given, pass);
                    NDArray temperature = pass.scheduled(TracedModel.TEMPERATURE);
                    return Map.of(
                            "log_probability",
                            density,
                            "estimate",
                            posterior.logProbability(z).sub(density),
                            "divergence",
                            prior.divergence(posterior, z, given, pass).sum(new int[] {1}),
                            TracedModel.SAMPLE,
                            prior.sample(count, given, temperature, pass));
                });
    }
}
