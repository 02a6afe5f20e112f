package dev.noema.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import dev.noema.spi.Parameters;
import dev.noema.spi.Support;
import org.junit.jupiter.api.Test;

class BernoulliTest {

    private final Bernoulli likelihood = new Bernoulli();
    private final Oracle oracle = Oracle.of("likelihoods");

    @Test
    void logProbabilityIsThatOfNumPyAlsoForHugeLogits() {
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.training(manager);
            Parameters given = Parameters.of("logits", oracle.array(manager, "logits"));
            NDArray x = oracle.array(manager, "binary");
            assertArrayEquals(
                    oracle.numbers("bernoulli"),
                    likelihood.logProbability(x, given, null, pass).toFloatArray(),
                    1e-4f);
            assertArrayEquals(
                    oracle.numbers("bernoulli_masked"),
                    likelihood
                            .logProbability(x, given, oracle.array(manager, "mask"), pass)
                            .toFloatArray(),
                    1e-4f);
        }
    }

    @Test
    void drawsFollowTheLogitsAndTheTemperature() {
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.evaluating(manager);
            NDArray logits = manager.create(new float[] {-100, -1, 2, 100}).broadcast(50_000, 4);
            Parameters given = Parameters.of("logits", logits);
            for (float temperature : new float[] {1, 0.5f}) {
                float[] means =
                        likelihood
                                .sample(given, manager.create(temperature), pass)
                                .mean(new int[] {0})
                                .toFloatArray();
                assertEquals(0, means[0]);
                assertEquals(1 / (1 + Math.exp(1 / temperature)), means[1], 0.01);
                assertEquals(1 / (1 + Math.exp(-2 / temperature)), means[2], 0.01);
                assertEquals(1, means[3]);
            }
            assertArrayEquals(
                    new float[] {0, 0, 1, 1},
                    likelihood
                            .sample(given, manager.create(0f), pass)
                            .mean(new int[] {0})
                            .toFloatArray());
        }
    }

    @Test
    void describesItself() {
        try (NDManager manager = Torch.newManager()) {
            NDArray mean =
                    likelihood.mean(
                            Parameters.of(
                                    "logits",
                                    manager.create(new float[] {0, -1000, 1000}, new Shape(1, 3))),
                            PlainPass.evaluating(manager));
            assertArrayEquals(new float[] {0.5f, 0, 1}, mean.toFloatArray());
        }
        assertEquals(Support.BINARY, likelihood.support());
        assertEquals(new Shape(1, 8, 8), likelihood.parameters(new Shape(1, 8, 8)).get(0).shape());
    }
}
