package dev.noema.image.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import dev.noema.config.ConfigBinder;
import dev.noema.image.latent.CodeLayout;
import dev.noema.nn.Activation;
import dev.noema.nn.Normalization;
import dev.noema.spi.Encoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.EncoderContract;
import dev.noema.wiring.Catalog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConvEncoderTest {

    private static final List<Integer> NO_ATTENTION = List.of();

    private interface Conv extends EncoderContract {

        ConvEncoderOptions options();

        @Override
        default Encoder encoder() {
            return new ConvEncoderFactory().create(options(), context());
        }
    }

    private static PartContext pictures(long channels, long height, long width, int condition) {
        return pictures(channels, height, width, 3, condition);
    }

    private static PartContext pictures(
            long channels, long height, long width, int latent, int condition) {
        Shape event = new Shape(channels, height, width);
        List<ParameterSpec> outputs = List.of(new ParameterSpec("mean", event));
        return new PartContext(event, latent, condition, outputs);
    }

    private static ConvEncoderOptions map(List<Integer> widths, Optional<Integer> hidden) {
        return new ConvEncoderOptions(
                widths,
                3,
                List.of(2),
                Normalization.BATCH,
                Activation.RELU,
                0,
                NO_ATTENTION,
                hidden,
                CodeLayout.MAP);
    }

    @Nested
    class CodeAsMap implements Conv {
        @Override
        public PartContext context() {
            return pictures(1, 17, 9, 2 * 5 * 3, 4);
        }

        @Override
        public ConvEncoderOptions options() {
            return map(List.of(3, 4), Optional.empty());
        }
    }

    @Test
    void saysWhichLatentSizesAMapCanHave() {
        IllegalArgumentException refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new ConvEncoderFactory()
                                        .create(
                                                map(List.of(3, 4), Optional.empty()),
                                                pictures(1, 28, 28, 50, 0)));
        assertEquals(
                "code: map needs as many latent dimensions for each of the 7 x 7 places of the smallest map; model.latent is 50, allowed are multiples of 49",
                refusal.getMessage());
    }

    @Test
    void refusesADenseLayerBeforeAMap() {
        assertEquals(
                "hidden: a dense layer mixes the places of the map; allowed with code: map is none",
                assertThrows(IllegalArgumentException.class, () -> map(List.of(3), Optional.of(8)))
                        .getMessage());
    }

    @Nested
    class Digits implements Conv {
        @Override
        public PartContext context() {
            return pictures(1, 28, 28, 0);
        }

        @Override
        public ConvEncoderOptions options() {
            return new ConvEncoderOptions(
                    List.of(4, 6),
                    4,
                    List.of(2),
                    Normalization.BATCH,
                    Activation.RELU,
                    0,
                    NO_ATTENTION,
                    Optional.empty(),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class OddSizes implements Conv {
        @Override
        public PartContext context() {
            return pictures(1, 17, 31, 4);
        }

        @Override
        public ConvEncoderOptions options() {
            return new ConvEncoderOptions(
                    List.of(3, 4),
                    3,
                    List.of(2, 1),
                    Normalization.GROUP,
                    Activation.SILU,
                    1,
                    List.of(9),
                    Optional.of(5),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class Faces implements Conv {
        @Override
        public PartContext context() {
            return pictures(1, 92, 112, 0);
        }

        @Override
        public ConvEncoderOptions options() {
            return new ConvEncoderOptions(
                    List.of(2, 3, 4, 5),
                    5,
                    List.of(3, 2, 2, 1),
                    Normalization.LAYER,
                    Activation.ELU,
                    0,
                    NO_ATTENTION,
                    Optional.of(6),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class ColourOverFourLevels implements Conv {
        @Override
        public PartContext context() {
            return pictures(3, 64, 64, 2);
        }

        @Override
        public ConvEncoderOptions options() {
            return new ConvEncoderOptions(
                    List.of(2, 2, 4, 4),
                    4,
                    List.of(2),
                    Normalization.BATCH,
                    Activation.LEAKY_RELU,
                    1,
                    List.of(8, 4),
                    Optional.empty(),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class OneLevelPlain implements Conv {
        @Override
        public PartContext context() {
            return pictures(2, 5, 9, 0);
        }

        @Override
        public ConvEncoderOptions options() {
            return new ConvEncoderOptions(
                    List.of(4),
                    1,
                    List.of(1),
                    Normalization.NONE,
                    Activation.TANH,
                    2,
                    List.of(5),
                    Optional.empty(),
                    CodeLayout.VECTOR);
        }
    }

    @Test
    void readsItsOptions() {
        ConvEncoderOptions bound =
                new ConfigBinder(Catalog.discover())
                        .bind(
                                ConvEncoderOptions.class,
                                "a.yaml",
                                "{widths: [8, 16], stride: 3, attention: 4, hidden: 32, activation: leaky-relu, normalization: none}",
                                List.of())
                        .value();
        assertEquals(
                new ConvEncoderOptions(
                        List.of(8, 16),
                        4,
                        List.of(3),
                        Normalization.NONE,
                        Activation.LEAKY_RELU,
                        0,
                        List.of(4),
                        Optional.of(32),
                        CodeLayout.VECTOR),
                bound);
    }

    @Test
    void saysWhenLevelsLeaveNothing() {
        assertEquals(
                "widths: 6 levels leave nothing of pictures of 28 x 28 pixels; allowed here are at most 4",
                refusal(List.of(2, 2, 2, 2, 2, 2), List.of(2), NO_ATTENTION));
    }

    @Test
    void saysWhichHeightsAttentionMayHave() {
        assertEquals(
                "attention: no map is 8 pixels high; allowed are [14, 7]",
                refusal(List.of(2, 2), List.of(2), List.of(8)));
    }

    @Test
    void saysHowManyStridesThereMayBe() {
        assertEquals(
                "stride: [2, 2, 1]; allowed is one number, or one for each of the widths [2, 2]",
                refusal(List.of(2, 2), List.of(2, 2, 1), NO_ATTENTION));
    }

    private static String refusal(
            List<Integer> widths, List<Integer> stride, List<Integer> attention) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new ConvEncoderFactory()
                                        .create(
                                                new ConvEncoderOptions(
                                                        widths,
                                                        4,
                                                        stride,
                                                        Normalization.BATCH,
                                                        Activation.RELU,
                                                        0,
                                                        attention,
                                                        Optional.empty(),
                                                        CodeLayout.VECTOR),
                                                pictures(1, 28, 28, 0)))
                .getMessage();
    }
}
