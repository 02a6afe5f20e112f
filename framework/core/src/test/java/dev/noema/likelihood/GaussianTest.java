package dev.noema.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.likelihood.GaussianOptions.Variance;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GaussianTest {

    private final Oracle oracle = Oracle.of("likelihoods");

    private static Likelihood likelihood(Variance variance) {
        return new GaussianFactory()
                .create(
                        new GaussianOptions(variance, 0.01),
                        new PartContext(new Shape(2, 3), 2, 0, List.of()));
    }

    private Parameters given(NDManager manager) {
        return new Parameters(
                Map.of(
                        "mean",
                        oracle.array(manager, "mean"),
                        "log_variance",
                        oracle.array(manager, "log_variance")));
    }

    private void assertLogProbability(
            String expected, Variance variance, String mask, boolean training) {
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = training ? PlainPass.training(manager) : PlainPass.evaluating(manager);
            float[] actual =
                    likelihood(variance)
                            .logProbability(
                                    oracle.array(manager, "x"),
                                    given(manager),
                                    mask == null ? null : oracle.array(manager, mask),
                                    pass)
                            .toFloatArray();
            float[] numbers = oracle.numbers(expected);
            assertEquals(numbers.length, actual.length);
            for (int i = 0; i < numbers.length; i++) {
                assertEquals(numbers[i], actual[i], 1e-5 + 1e-5 * Math.abs(numbers[i]));
            }
        }
    }

    @Test
    void logProbabilityIsThatOfSciPy() {
        assertLogProbability("gaussian_fixed", Variance.FIXED, null, true);
        assertLogProbability("gaussian_shared", Variance.SHARED, null, true);
        assertLogProbability("gaussian_element", Variance.ELEMENT, null, true);
        assertLogProbability("gaussian_masked", Variance.ELEMENT, "mask", true);
    }

    @Test
    void analyticVarianceIsTheErrorOfTheBatchInTrainingAlone() {
        assertLogProbability("gaussian_analytic", Variance.ANALYTIC, null, true);
        assertLogProbability("gaussian_analytic_masked", Variance.ANALYTIC, "mask", true);
        assertLogProbability("gaussian_shared", Variance.ANALYTIC, null, false);
    }

    @Test
    void analyticVarianceIsTheBest() {
        try (NDManager manager = Torch.newManager()) {
            NDArray x = oracle.array(manager, "x");
            Parameters given = given(manager);
            PlainPass pass = PlainPass.training(manager);
            float best =
                    likelihood(Variance.ANALYTIC)
                            .logProbability(x, given, null, pass)
                            .sum()
                            .getFloat();
            for (double value = 0.001; value < 3; value *= 1.3) {
                Likelihood other =
                        new GaussianFactory()
                                .create(
                                        new GaussianOptions(Variance.FIXED, value),
                                        new PartContext(new Shape(2, 3), 2, 0, List.of()));
                assertTrue(
                        best >= other.logProbability(x, given, null, pass).sum().getFloat() - 1e-4);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Variance.class)
    void perfectReconstructionStaysFinite(Variance variance) {
        try (NDManager manager = Torch.newManager()) {
            NDArray x = oracle.array(manager, "x");
            Parameters given =
                    new Parameters(Map.of("mean", x, "log_variance", x.zerosLike().sub(1000)));
            for (float value :
                    likelihood(variance)
                            .logProbability(x, given, null, PlainPass.training(manager))
                            .toFloatArray()) {
                assertTrue(Float.isFinite(value));
                // 6 elements of log N(0; 0, exp(-12)) at most
                assertTrue(value <= 6 * (6 - 0.9189 + 1e-3), "log-probability " + value);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Variance.class)
    void drawsHaveTheirMoments(Variance variance) {
        try (NDManager manager = Torch.newManager()) {
            NDArray mean = manager.full(new Shape(50_000, 2), 0.3f);
            NDArray logVariance = manager.full(new Shape(50_000, 2), (float) Math.log(0.01));
            Parameters given = new Parameters(Map.of("mean", mean, "log_variance", logVariance));
            Likelihood likelihood = likelihood(variance);
            PlainPass pass = PlainPass.evaluating(manager);
            NDArray draws = likelihood.sample(given, manager.create(2f), pass);
            assertEquals(0.3, draws.mean().getFloat(), 0.003);
            assertEquals(0.2, draws.sub(0.3f).square().mean().sqrt().getFloat(), 0.003);
            assertArrayEquals(
                    mean.toFloatArray(),
                    likelihood.sample(given, manager.create(0f), pass).toFloatArray());
        }
    }

    @Test
    void refusesVariancesOutOfRange() {
        for (double value : new double[] {0, -1, Double.NaN, 1e9}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new GaussianOptions(Variance.FIXED, value));
        }
    }
}
