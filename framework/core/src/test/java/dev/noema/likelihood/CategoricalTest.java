package dev.noema.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import dev.noema.serving.Sequence;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoricalTest {

    private static final Shape EVENT = new Shape(-1);

    private final Oracle oracle = Oracle.of("tokens.json", "categorical");

    private static Likelihood likelihood(double smoothing) {
        return new CategoricalFactory()
                .create(
                        new CategoricalOptions(smoothing),
                        new PartContext(EVENT, 2, 0, List.of(), new Sequence(9, 5, 1)));
    }

    private float[] scores(double smoothing, boolean masked, NDManager manager, Pass pass) {
        NDArray x = oracle.array(manager, "x").toType(DataType.INT64, false);
        return likelihood(smoothing)
                .logProbability(
                        x,
                        Parameters.of("logits", oracle.array(manager, "logits")),
                        masked ? oracle.array(manager, "mask") : null,
                        pass)
                .toFloatArray();
    }

    @Test
    void logProbabilityIsThatOfPyTorch() {
        try (NDManager manager = Torch.newManager()) {
            Pass pass = PlainPass.training(manager);
            assertArrayEquals(
                    oracle.numbers("log_probability"), scores(0, false, manager, pass), 1e-4f);
            assertArrayEquals(oracle.numbers("masked"), scores(0, true, manager, pass), 1e-4f);
        }
    }

    @Test
    void smoothingIsThatOfPyTorchAndForTrainingAlone() {
        try (NDManager manager = Torch.newManager()) {
            assertArrayEquals(
                    oracle.numbers("smoothed"),
                    scores(0.1, true, manager, PlainPass.training(manager)),
                    1e-4f);
            assertArrayEquals(
                    oracle.numbers("masked"),
                    scores(0.1, true, manager, PlainPass.evaluating(manager)),
                    1e-4f);
        }
    }

    @Test
    void drawsFollowTheLogits() {
        try (NDManager manager = Torch.newManager()) {
            Pass pass = PlainPass.evaluating(manager);
            float[] row = {0, 1, -1, 2, -100};
            NDArray logits = manager.create(row).broadcast(50_000, 5).reshape(1, 50_000, 5);
            Parameters given = Parameters.of("logits", logits);
            NDArray drawn = likelihood(0).sample(given, manager.create(1f), pass);
            double all = 0;
            for (float logit : row) {
                all += Math.exp(logit);
            }
            for (int token = 0; token < row.length; token++) {
                float share = drawn.eq(token).toType(DataType.FLOAT32, false).mean().getFloat();
                assertEquals(Math.exp(row[token]) / all, share, 0.012);
            }
            long[] likeliest = likelihood(0).mean(given, pass).toLongArray();
            assertEquals(3, likeliest[0]);
            assertEquals(3, likelihood(0).sample(given, manager.create(0f), pass).toLongArray()[7]);
        }
    }

    @Test
    void itAsksForAScoreOfEachTokenAndAllowsTheirNumbers() {
        assertEquals(new Shape(-1, 5), likelihood(0).parameters(EVENT).get(0).shape());
        assertEquals(new Support(Support.Kind.TOKENS, 0, 4), likelihood(0).support());
        IllegalArgumentException numbers =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new CategoricalFactory()
                                        .create(
                                                CategoricalOptions.defaults(),
                                                new PartContext(new Shape(3), 2, 0, List.of())));
        assertTrue(numbers.getMessage().contains("data of tokens"), numbers.getMessage());
    }
}
