package dev.noema.image.likelihood;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.spi.Parameters;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscretizedLogisticTest {

    private final DiscretizedLogistic likelihood = new DiscretizedLogistic();
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

    private Parameters given(Shape shape, float mean, float logScale) {
        return new Parameters(
                Map.of(
                        "mean",
                        manager.full(shape, mean),
                        "log_scale",
                        manager.full(shape, logScale)));
    }

    /** The 256 levels as a batch. */
    private NDArray levels() {
        return manager.arange(256f).div(255).reshape(256, 1);
    }

    private double[] probabilities(float mean, float logScale) {
        float[] logs =
                likelihood
                        .logProbability(
                                levels(), given(new Shape(256, 1), mean, logScale), null, pass)
                        .toFloatArray();
        double[] probabilities = new double[256];
        for (int level = 0; level < 256; level++) {
            probabilities[level] = Math.exp(logs[level]);
        }
        return probabilities;
    }

    @Test
    void logProbabilityIsThatOfThousandsOfDigits() {
        Oracle oracle = Oracle.of("logistic");
        float[] expected = oracle.numbers("log_probability");
        float[] actual =
                likelihood
                        .logProbability(
                                oracle.array(manager, "x"),
                                oracle.parameters(manager, "mean", "log_scale"),
                                null,
                                pass)
                        .toFloatArray();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 2e-5 + 2e-5 * Math.abs(expected[i]), "case " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5,-3", "0,-8", "1,-8", "0.123,-20", "-2,-1", "3,0", "0.7,3", "0.2,50"})
    void levelsSumToOne(float mean, float logScale) {
        double sum = 0;
        for (double probability : probabilities(mean, logScale)) {
            assertTrue(Double.isFinite(probability));
            sum += probability;
        }
        assertEquals(1, sum, 2e-4);
    }

    @ParameterizedTest
    @CsvSource({"0.5,-3", "0.02,-4", "0.98,-4", "0.4,-6", "0.7,2", "-0.3,-2"})
    void meanIsThatOfTheLevels(float mean, float logScale) {
        double[] probabilities = probabilities(mean, logScale);
        double expected = 0;
        for (int level = 0; level < 256; level++) {
            expected += probabilities[level] * level / 255;
        }
        float actual = likelihood.mean(given(new Shape(1, 1), mean, logScale), pass).getFloat();
        assertEquals(expected, actual, 0.5 / 255);
    }

    @Test
    void drawsFollowTheLevels() {
        int count = 200_000;
        float[] draws =
                likelihood
                        .sample(given(new Shape(count, 1), 0.05f, -3), manager.create(1f), pass)
                        .toFloatArray();
        double[] probabilities = probabilities(0.05f, -3);
        double[] counts = new double[256];
        for (float draw : draws) {
            assertEquals(Math.round(draw * 255), draw * 255, 1e-3);
            counts[Math.round(draw * 255)]++;
        }
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
    void atTemperatureZeroDrawsTheLocation() {
        float[] draws =
                likelihood
                        .sample(given(new Shape(3, 1), 0.2f, 2), manager.create(0f), pass)
                        .toFloatArray();
        assertArrayEquals(new float[] {0.2f, 0.2f, 0.2f}, draws, 1e-6f);
    }
}
