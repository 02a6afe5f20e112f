package dev.noema.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.noema.engine.Torch;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import dev.noema.prior.GaussianMixtureOptions.Covariance;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GaussianMixtureTest {

    private static final Batch NOTHING = new Batch(Map.of());

    private final Oracle known = Oracle.of("mixture");
    private final Oracle fit = Oracle.of("fit");

    private static GaussianMixture prior(int components, Covariance covariance, int latent) {
        return new GaussianMixture(new GaussianMixtureOptions(components, covariance), latent);
    }

    private FittedMixture restored() {
        return prior(3, Covariance.FULL, 3).restore(arrays());
    }

    private Map<String, FloatTensor> arrays() {
        Map<String, FloatTensor> arrays = new LinkedHashMap<>();
        for (String name : new String[] {"weights", "means", "factors"}) {
            arrays.put(name, new FloatTensor(known.numbers(name), known.shape(name)));
        }
        return arrays;
    }

    @Test
    void logProbabilityIsThatOfSciPyAlsoFarAway() {
        try (NDManager manager = Torch.newManager()) {
            float[] actual =
                    restored()
                            .logProbability(
                                    known.array(manager, "z"),
                                    NOTHING,
                                    PlainPass.evaluating(manager))
                            .toFloatArray();
            float[] expected = known.numbers("log_probability");
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], 1e-4 + 1e-5 * Math.abs(expected[i]));
            }
        }
    }

    @Test
    void drawsHaveTheMomentsOfTheMixture() {
        try (NDManager manager = Torch.newManager()) {
            int count = 200_000;
            NDArray draws =
                    restored()
                            .sample(
                                    count,
                                    NOTHING,
                                    manager.create(1f),
                                    PlainPass.evaluating(manager));
            NDArray mean = draws.mean(new int[] {0}, true);
            NDArray centred = draws.sub(mean);
            assertArrayEquals(known.numbers("mixture_mean"), mean.toFloatArray(), 0.03f);
            assertArrayEquals(
                    known.numbers("mixture_covariance"),
                    centred.transpose().matMul(centred).div(count).toFloatArray(),
                    0.1f);
        }
    }

    @Test
    void atTemperatureZeroOnlyMeansAreDrawn() {
        try (NDManager manager = Torch.newManager()) {
            float[] draws =
                    restored()
                            .sample(
                                    1000,
                                    NOTHING,
                                    manager.create(0f),
                                    PlainPass.evaluating(manager))
                            .toFloatArray();
            float[] means = known.numbers("means");
            int[] counts = new int[3];
            for (int i = 0; i < draws.length; i += 3) {
                for (int k = 0; k < 3; k++) {
                    counts[k] += Arrays.equals(draws, i, i + 3, means, 3 * k, 3 * k + 3) ? 1 : 0;
                }
            }
            assertEquals(1000, Arrays.stream(counts).sum());
            assertEquals(500, counts[0], 60);
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void findsTheOptimumOfScikitLearn(Covariance covariance) {
        Oracle best = fit.section(covariance == Covariance.FULL ? "full" : "diag");
        boolean full = covariance == Covariance.FULL;
        Codes codes = new Codes(fit.numbers("codes"), 600, 2);
        ExpectationMaximization fitting = new ExpectationMaximization(codes, full);
        Component[] mixture = fitting.fit(3, 1);
        double logLikelihood = fitting.expect(mixture);
        assertEquals(best.number("mean_log_likelihood"), logLikelihood, 2e-4);
        assertEquals(best.number("bic"), fitting.bic(3, logLikelihood), 0.3);
        double[] weights = Arrays.stream(mixture).mapToDouble(c -> c.weight).sorted().toArray();
        float[] expected = best.numbers("weights");
        for (int k = 0; k < 3; k++) {
            assertEquals(expected[k], weights[k], 2e-3);
        }
    }

    @Test
    void likelihoodNeverFalls() {
        Codes codes = new Codes(fit.numbers("codes"), 600, 2);
        double before = Double.NEGATIVE_INFINITY;
        for (int components = 1; components <= 8; components++) {
            ExpectationMaximization fitting = new ExpectationMaximization(codes, true);
            double now = fitting.expect(fitting.fit(components, 3));
            assertTrue(
                    now > before - 0.02, components + " components: " + now + " after " + before);
            before = now;
        }
    }

    @Test
    void fittedOnHeapAndTracedAgree() {
        float[] codes = fit.numbers("codes");
        FittedMixture fitted = prior(3, Covariance.FULL, 2).refit(codes, 600, 2, 5);
        ExpectationMaximization fitting =
                new ExpectationMaximization(new Codes(codes, 600, 2), true);
        double onHeap = fitting.expect(fitting.fit(3, 5));
        try (NDManager manager = Torch.newManager()) {
            float traced =
                    fitted.logProbability(
                                    fit.array(manager, "codes"),
                                    NOTHING,
                                    PlainPass.evaluating(manager))
                            .mean()
                            .getFloat();
            assertEquals(onHeap, traced, 1e-4);
        }
    }

    @Test
    void sameSeedSameBitsAndRestoredIsTheSame() {
        float[] codes = fit.numbers("codes");
        GaussianMixture prior = prior(4, Covariance.FULL, 2);
        FittedMixture fitted = prior.refit(codes, 600, 2, 5);
        FittedMixture again = prior.refit(codes, 600, 2, 5);
        FittedMixture restored = prior.restore(fitted.arrays());
        for (String name : fitted.arrays().keySet()) {
            assertArrayEquals(
                    fitted.arrays().get(name).values(), again.arrays().get(name).values());
        }
        try (NDManager manager = Torch.newManager()) {
            NDArray z = fit.array(manager, "codes");
            PlainPass pass = PlainPass.evaluating(manager);
            assertArrayEquals(
                    fitted.logProbability(z, NOTHING, pass).toFloatArray(),
                    restored.logProbability(z, NOTHING, pass).toFloatArray());
        }
    }

    @ParameterizedTest
    @EnumSource(Covariance.class)
    void degenerateCodesGiveAFiniteDensity(Covariance covariance) {
        float[] same = new float[300]; // one code, a hundred times
        float[] flat = new float[300]; // two dimensions never change
        float[] huge = new float[300];
        for (int i = 0; i < 300; i++) {
            same[i] = i % 3;
            flat[i] = i % 3 == 0 ? i : 1;
            huge[i] = (i * 7919 % 101) * 1e6f;
        }
        for (float[] codes : new float[][] {same, flat, huge, Arrays.copyOf(huge, 6)}) {
            FittedMixture fitted = prior(5, covariance, 3).refit(codes, codes.length / 3, 3, 1);
            try (NDManager manager = Torch.newManager()) {
                NDArray draws =
                        fitted.sample(
                                50, NOTHING, manager.create(1f), PlainPass.evaluating(manager));
                for (float value : draws.toFloatArray()) {
                    assertTrue(Float.isFinite(value));
                }
                for (float value :
                        fitted.logProbability(draws, NOTHING, PlainPass.evaluating(manager))
                                .toFloatArray()) {
                    assertTrue(Float.isFinite(value));
                }
            }
        }
    }

    @Test
    void refusesWhatItCannotFitOrRead() {
        GaussianMixture prior = prior(3, Covariance.FULL, 3);
        assertThrows(IllegalArgumentException.class, () -> prior.refit(new float[0], 0, 3, 1));
        assertThrows(IllegalArgumentException.class, () -> prior.refit(new float[4], 2, 2, 1));
        IllegalArgumentException refused =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> prior.refit(new float[] {0, 0, 0, 0, Float.NaN, 0}, 2, 3, 1));
        assertTrue(refused.getMessage().contains("code 1 holds NaN"), refused.getMessage());

        Map<String, FloatTensor> missing = arrays();
        missing.remove("means");
        assertThrows(IllegalArgumentException.class, () -> prior.restore(missing));
        Map<String, FloatTensor> wrong = arrays();
        wrong.put("means", new FloatTensor(new float[6], 3, 2));
        assertThrows(IllegalArgumentException.class, () -> prior.restore(wrong));
        Map<String, FloatTensor> broken = arrays();
        broken.put("factors", new FloatTensor(new float[27], 3, 3, 3));
        assertThrows(IllegalArgumentException.class, () -> prior.restore(broken));
        assertThrows(
                IllegalArgumentException.class,
                () -> new GaussianMixtureOptions(0, Covariance.FULL));
    }

    @Test
    void isAStandardNormalUntilFitted() {
        try (NDManager manager = Torch.newManager()) {
            NDArray z = known.array(manager, "z");
            PlainPass pass = PlainPass.training(manager);
            assertArrayEquals(
                    new StandardNormal(3).logProbability(z, NOTHING, pass).toFloatArray(),
                    prior(3, Covariance.FULL, 3).logProbability(z, NOTHING, pass).toFloatArray());
            assertFalse(
                    prior(3, Covariance.FULL, 3)
                            .sample(2, NOTHING, manager.create(1f), pass)
                            .isNaN()
                            .any()
                            .getBoolean());
        }
    }
}
