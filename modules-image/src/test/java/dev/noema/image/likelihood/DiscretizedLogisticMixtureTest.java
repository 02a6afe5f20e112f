package dev.noema.image.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Support;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscretizedLogisticMixtureTest {

    private final Oracle oracle = Oracle.of("mixture");
    private NDManager manager;
    private PlainPass pass;

    @BeforeEach
    void open() {
        manager = Torch.newManager();
        pass = new PlainPass(manager);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static DiscretizedLogisticMixture mixture(int components, Shape event) {
        return new DiscretizedLogisticMixtureFactory()
                .create(
                        new DiscretizedLogisticMixtureOptions(components),
                        new PartContext(event, 2, 0, List.of()));
    }

    private Parameters colour() {
        return oracle.parameters(manager, "logits", "mean", "log_scale", "coefficients");
    }

    @Test
    void logProbabilityIsThatOfSciPy() {
        DiscretizedLogisticMixture mixture = mixture(4, new Shape(3, 2, 3));
        NDArray x = oracle.array(manager, "x");
        assertArrayEquals(
                oracle.numbers("log_probability"),
                mixture.logProbability(x, colour(), null, pass).toFloatArray(),
                2e-3f);
        assertArrayEquals(
                oracle.numbers("masked"),
                mixture.logProbability(x, colour(), oracle.array(manager, "mask"), pass)
                        .toFloatArray(),
                2e-3f);
    }

    @Test
    void asksForTheMapsThatItReads() {
        List<ParameterSpec> colour = mixture(4, new Shape(3, 2, 3)).parameters(new Shape(3, 2, 3));
        assertEquals(
                List.of(
                        new ParameterSpec("logits", new Shape(4, 2, 3)),
                        new ParameterSpec("mean", new Shape(12, 2, 3)),
                        new ParameterSpec("log_scale", new Shape(12, 2, 3)),
                        new ParameterSpec("coefficients", new Shape(12, 2, 3))),
                colour);
        assertEquals(3, mixture(4, new Shape(1, 2, 3)).parameters(new Shape(1, 2, 3)).size());
        assertEquals(Support.LEVELS, mixture(4, new Shape(1, 2, 3)).support());
        assertThrows(IllegalArgumentException.class, () -> mixture(4, new Shape(10)));
        assertThrows(IllegalArgumentException.class, () -> mixture(0, new Shape(1, 2, 3)));
    }

    /** One pixel's maps, repeated over a batch. */
    private Parameters repeated(int count, Map<String, float[]> maps) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        maps.forEach(
                (name, values) ->
                        arrays.put(
                                name,
                                manager.create(values, new Shape(1, values.length, 1, 1))
                                        .broadcast(count, values.length, 1, 1)));
        return new Parameters(arrays);
    }

    private static final Map<String, float[]> GREY =
            Map.of(
                    "logits", new float[] {1, 0},
                    "mean", new float[] {0.1f, 0.8f},
                    "log_scale", new float[] {-3.5f, -2});

    private static final Map<String, float[]> PAIR =
            Map.of(
                    "logits", new float[] {0.5f, 0},
                    "mean", new float[] {0.3f, 0.7f, 0.4f, 0.6f},
                    "log_scale", new float[] {-4, -3.5f, -4, -4},
                    "coefficients", new float[] {1, -1});

    private double[] grey() {
        NDArray x = manager.arange(256f).div(255).reshape(256, 1, 1, 1);
        float[] logs =
                mixture(2, new Shape(1, 1, 1))
                        .logProbability(x, repeated(256, GREY), null, pass)
                        .toFloatArray();
        double[] probabilities = new double[256];
        for (int level = 0; level < 256; level++) {
            probabilities[level] = Math.exp(logs[level]);
        }
        return probabilities;
    }

    @Test
    void greyLevelsSumToOneAndHaveTheMean() {
        double sum = 0;
        double mean = 0;
        double[] probabilities = grey();
        for (int level = 0; level < 256; level++) {
            sum += probabilities[level];
            mean += probabilities[level] * level / 255;
        }
        assertEquals(1, sum, 1e-4);
        float actual = mixture(2, new Shape(1, 1, 1)).mean(repeated(1, GREY), pass).getFloat();
        assertEquals(mean, actual, 0.5 / 255);
    }

    @Test
    void pairsOfLevelsSumToOne() {
        float[] pairs = new float[65536 * 2];
        for (int i = 0; i < 65536; i++) {
            int first = i / 256;
            pairs[2 * i] = first / 255f;
            pairs[2 * i + 1] = (i % 256) / 255f;
        }
        double sum =
                mixture(2, new Shape(2, 1, 1))
                        .logProbability(
                                manager.create(pairs, new Shape(65536, 2, 1, 1)),
                                repeated(65536, PAIR),
                                null,
                                pass)
                        .exp()
                        .sum()
                        .getFloat();
        assertEquals(1, sum, 5e-4);
    }

    @Test
    void drawsHaveTheMomentsOfTheDistribution() {
        int count = 100_000;
        DiscretizedLogisticMixture mixture = mixture(2, new Shape(2, 1, 1));
        NDArray draws = mixture.sample(repeated(count, PAIR), manager.create(1f), pass);
        assertEquals(new Shape(count, 2, 1, 1), draws.getShape());
        float[] means = draws.mean(new int[] {0}).toFloatArray();
        float[] expected = mixture.mean(repeated(1, PAIR), pass).toFloatArray();
        assertArrayEquals(expected, means, 0.004f);
        // A draw's log-probability under its own distribution is minus the entropy: compare with
        // another's draws.
        float own =
                mixture.logProbability(draws, repeated(count, PAIR), null, pass).mean().getFloat();
        NDArray shuffled = draws.get(":, 0:1").flip(0).concat(draws.get(":, 1:2"), 1);
        float other =
                mixture.logProbability(shuffled, repeated(count, PAIR), null, pass)
                        .mean()
                        .getFloat();
        assertTrue(own > other + 0.1, own + " against " + other);
    }

    @Test
    void greyDrawsFollowTheLevels() {
        int count = 200_000;
        float[] draws =
                mixture(2, new Shape(1, 1, 1))
                        .sample(repeated(count, GREY), manager.create(1f), pass)
                        .toFloatArray();
        double[] counts = new double[256];
        for (float draw : draws) {
            counts[Math.round(draw * 255)]++;
        }
        double[] probabilities = grey();
        for (int level = 0; level < 256; level++) {
            double deviation = Math.sqrt(probabilities[level] / count);
            assertEquals(
                    probabilities[level],
                    counts[level] / count,
                    5 * deviation + 1e-5,
                    "level " + level);
        }
    }

    @Test
    void atTemperatureZeroDrawsTheHeaviestComponent() {
        float[] draws =
                mixture(2, new Shape(2, 1, 1))
                        .sample(repeated(3, PAIR), manager.create(0f), pass)
                        .toFloatArray();
        float second = (float) (0.4 + Math.tanh(1) * (draws[0] - 0.5));
        for (int i = 0; i < 3; i++) {
            assertEquals(0.3, draws[2 * i], 0.5 / 255);
            assertEquals(second, draws[2 * i + 1], 0.5 / 255 + 1e-6);
        }
    }
}
