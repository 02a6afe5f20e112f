package dev.noema.posterior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagonalGaussianTest {

    @Test
    void logProbabilityIsThatOfSciPy() {
        Oracle oracle = Oracle.of("gaussians");
        try (NDManager manager = Torch.newManager()) {
            DiagonalGaussian posterior =
                    new DiagonalGaussian(
                            oracle.array(manager, "mean"), oracle.array(manager, "log_variance"));
            assertArrayEquals(
                    oracle.numbers("log_probability"),
                    posterior.logProbability(oracle.array(manager, "z")).toFloatArray(),
                    2e-4f);
        }
    }

    @Test
    void logVarianceStaysInRangeAndKeepsItsOrder() {
        try (NDManager manager = Torch.newManager()) {
            NDArray raw =
                    manager.create(
                            new float[] {-1e6f, -20, -15, -5, 0, 5, 15, 20, 1e6f}, new Shape(1, 9));
            float[] bounded = new DiagonalGaussian(raw, raw).logVariance().toFloatArray();
            for (int i = 0; i < bounded.length; i++) {
                assertTrue(Math.abs(bounded[i]) <= 15, "bounded[" + i + "] = " + bounded[i]);
                assertTrue(i == 0 || bounded[i] > bounded[i - 1] || i == bounded.length - 1);
            }
            assertEquals(-5, bounded[3], 1e-4);
            assertEquals(0, bounded[4], 1e-5);
            assertEquals(5, bounded[5], 1e-4);
        }
    }

    @Test
    void sampleMovesNoise() {
        try (NDManager manager = Torch.newManager()) {
            NDArray mean = manager.create(new float[] {1, 2}, new Shape(1, 2));
            NDArray logVariance =
                    manager.create(new float[] {0, (float) Math.log(4)}, new Shape(1, 2));
            PlainPass pass =
                    PlainPass.training(manager)
                            .with(
                                    "posterior",
                                    manager.create(new float[] {-1, 3}, new Shape(1, 2)));
            DiagonalGaussian posterior = new DiagonalGaussian(mean, logVariance);
            // 1 + 1 * -1 and 2 + 2 * 3
            assertArrayEquals(new float[] {0, 8}, posterior.sample(pass).toFloatArray(), 1e-4f);
            assertEquals(
                    List.of("mean", "log_variance"), List.copyOf(posterior.parameters().keySet()));
        }
    }
}
