package dev.noema.image.likelihood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.likelihood.Bernoulli;
import dev.noema.likelihood.GaussianFactory;
import dev.noema.likelihood.GaussianOptions;
import dev.noema.objective.DecodedBatch;
import dev.noema.spi.Batch;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaplacianPyramidTest {

    private static LaplacianPyramid pyramid(int levels, Shape event) {
        return new LaplacianPyramidFactory()
                .create(
                        new LaplacianPyramidOptions(2, levels),
                        new PartContext(event, 2, 0, List.of()));
    }

    private static void assertOracle(String section, Shape event, int levels) {
        Oracle oracle = Oracle.of(section);
        try (NDManager manager = Torch.newManager()) {
            float[] actual =
                    pyramid(levels, event)
                            .value(
                                    new DecodedBatch(
                                            new Batch(Map.of(Batch.X, oracle.array(manager, "x"))),
                                            null,
                                            oracle.parameters(manager, "mean"),
                                            new GaussianFactory()
                                                    .create(
                                                            GaussianOptions.defaults(),
                                                            new PartContext(
                                                                    event, 2, 0, List.of())),
                                            new PlainPass(manager)),
                                    new PlainPass(manager))
                            .toFloatArray();
            float[] expected = oracle.numbers("value");
            assertEquals(expected.length, actual.length);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], 1e-5 * expected[i]);
            }
        }
    }

    @Test
    void isThatOfPyTorch() {
        assertOracle("colour_pyramid", new Shape(3, 8, 12), 3);
        assertOracle("grey_pyramid", new Shape(1, 9, 7), 2);
    }

    @Test
    void smallPicturesHaveFewerLevels() {
        // 7 pixels halve to 3; 3 would halve to 1.
        assertOracle("grey_pyramid", new Shape(1, 9, 7), 10);
        try (NDManager manager = Torch.newManager()) {
            NDArray one = manager.ones(new Shape(1, 1, 1, 1));
            float value =
                    pyramid(10, new Shape(1, 1, 1))
                            .value(
                                    new DecodedBatch(
                                            new Batch(Map.of(Batch.X, one)),
                                            null,
                                            Parameters.of("logits", one.zerosLike()),
                                            new Bernoulli(),
                                            new PlainPass(manager)),
                                    new PlainPass(manager))
                            .getFloat();
            assertEquals(0.5, value, 1e-6);
        }
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThrows(IllegalArgumentException.class, () -> pyramid(3, new Shape(10)));
        assertThrows(IllegalArgumentException.class, () -> new LaplacianPyramidOptions(-1, 3));
        assertThrows(IllegalArgumentException.class, () -> new LaplacianPyramidOptions(1, 0));
    }
}
