package dev.noema.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.likelihood.LaplaceOptions.Scale;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaplaceTest {

    private final Oracle oracle = Oracle.of("likelihoods");

    private static Laplace likelihood(Scale scale) {
        return new LaplaceFactory()
                .create(
                        new LaplaceOptions(scale, 0.1),
                        new PartContext(new Shape(2, 3), 2, 0, List.of()));
    }

    @Test
    void logProbabilityIsThatOfSciPy() {
        try (NDManager manager = Torch.newManager()) {
            NDArray x = oracle.array(manager, "x");
            Parameters given =
                    new Parameters(
                            Map.of(
                                    "mean",
                                    oracle.array(manager, "mean"),
                                    "log_scale",
                                    oracle.array(manager, "log_scale")));
            PlainPass pass = PlainPass.training(manager);
            assertRelative(
                    "laplace_fixed", likelihood(Scale.FIXED).logProbability(x, given, null, pass));
            assertRelative(
                    "laplace_shared",
                    likelihood(Scale.SHARED).logProbability(x, given, null, pass));
            assertRelative(
                    "laplace_element",
                    likelihood(Scale.ELEMENT).logProbability(x, given, null, pass));
        }
    }

    private void assertRelative(String expected, NDArray actual) {
        float[] numbers = oracle.numbers(expected);
        float[] values = actual.toFloatArray();
        for (int i = 0; i < numbers.length; i++) {
            assertEquals(numbers[i], values[i], 1e-5 + 1e-5 * Math.abs(numbers[i]));
        }
    }

    @Test
    void drawsHaveTheirMomentsAndStayFinite() {
        try (NDManager manager = Torch.newManager()) {
            NDArray mean = manager.full(new Shape(200_000), 0.3f);
            Parameters given = Parameters.of("mean", mean);
            PlainPass pass = PlainPass.evaluating(manager);
            NDArray draws = likelihood(Scale.FIXED).sample(given, manager.create(1f), pass);
            assertEquals(0.3, draws.mean().getFloat(), 0.002);
            assertEquals(0.1, draws.sub(0.3f).abs().mean().getFloat(), 0.002);
            assertEquals(0.02, draws.sub(0.3f).square().mean().getFloat(), 0.001);

            pass.with(
                    "likelihood",
                    manager.create(new float[] {1e-30f, 0.25f, 0.5f, 0.75f, 0x1.fffffep-1f}));
            Parameters few = Parameters.of("mean", manager.zeros(new Shape(5)));
            float[] edges =
                    likelihood(Scale.FIXED).sample(few, manager.create(1f), pass).toFloatArray();
            assertArrayEquals(
                    new float[] {
                        (float) (0.1 * Math.log(2e-30)), -0.0693147f, 0, 0.0693147f, 1.594239f
                    },
                    edges,
                    1e-4f);
            assertTrue(edges[0] < -6);
        }
    }

    @Test
    void refusesScalesOutOfRange() {
        for (double value : new double[] {0, -1, Double.NaN, 1e9}) {
            assertThrows(
                    IllegalArgumentException.class, () -> new LaplaceOptions(Scale.FIXED, value));
        }
    }
}
