package dev.noema.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LayersTest {

    private static final Map<String, Layer> LAYERS =
            Map.of(
                    "dense", new Dense(3),
                    "convolution_4_2", new Convolution(4, 4, 2),
                    "convolution_3_1", new Convolution(2, 3, 1),
                    "transposed_4", new TransposedConvolution(2, 4, false),
                    "transposed_3", new TransposedConvolution(2, 3, true),
                    "group", new GroupNormalization(2),
                    "layer", Normalization.LAYER.layer(),
                    "batch", Normalization.BATCH.layer(),
                    "attention", new PixelAttention(),
                    "residual", new ResidualBlock(3, Normalization.BATCH, Activation.RELU));

    static Stream<String> layers() {
        return LAYERS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void givesWhatPyTorchGives(String name) {
        Oracle oracle = Oracle.of("layers.json", name);
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.training(manager);
            Oracle parameters = oracle.section("parameters");
            for (String parameter : parameters.names()) {
                pass.with("layer/" + parameter, parameters.array(manager, parameter));
            }
            NDArray y = LAYERS.get(name).apply("layer", oracle.array(manager, "x"), pass);
            assertEquals(new Shape(oracle.shape("y")), y.getShape());
            assertArrayEquals(oracle.numbers("y"), y.toFloatArray(), 2e-5f);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activatesAsPyTorchDoes(Activation activation) {
        Oracle oracle = Oracle.of("layers.json", "activations");
        try (NDManager manager = Torch.newManager()) {
            NDArray y = activation.apply(oracle.array(manager, "x"));
            String name = activation.name().toLowerCase(Locale.ROOT);
            assertArrayEquals(oracle.numbers(name), y.toFloatArray(), 1e-6f);
        }
    }

    @Test
    void startsUniformWithinTheFanIn() {
        try (NDManager manager = Torch.newManager()) {
            NDArray weight =
                    FanInUniform.of(new Shape(50, 4, 5, 5))
                            .initialize(manager, new Shape(50, 4, 5, 5), DataType.FLOAT32);
            float bound = 0.1f; // 1 / sqrt(4 * 5 * 5)
            float greatest = weight.abs().max().getFloat();
            assertTrue(greatest <= bound && greatest > 0.99f * bound, "greatest " + greatest);
            // a uniform variable has variance bound^2 / 3
            float variance = weight.square().mean().getFloat();
            assertEquals(bound * bound / 3, variance, 0.05 * bound * bound / 3);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "28, 4, 2, 14",
        "7, 4, 2, 3",
        "1, 4, 2, 0",
        "17, 3, 2, 9",
        "17, 3, 1, 17",
        "28, 4, 4, 7",
        "92, 5, 3, 31",
        "5, 1, 1, 5",
        "9, 1, 2, 5"
    })
    void knowsItsSize(long size, long kernel, long stride, long expected) {
        Convolution convolution = new Convolution(1, kernel, stride);
        assertEquals(expected, convolution.size(size));
        if (expected > 0) {
            try (NDManager manager = Torch.newManager()) {
                NDArray x = manager.zeros(new Shape(1, 1, size, size));
                NDArray y = convolution.apply("layer", x, PlainPass.evaluating(manager));
                assertEquals(new Shape(1, 1, expected, expected), y.getShape());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 2", "48, 3", "24, 1", "36, 2", "4, 1", "64, 4", "17, 1"})
    void groupsAtLeastSixteenChannels(long channels, int groups) {
        assertEquals(groups, new GroupNormalization(16).groups(channels));
    }
}
