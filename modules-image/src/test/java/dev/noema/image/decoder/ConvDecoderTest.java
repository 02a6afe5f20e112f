package dev.noema.image.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import dev.noema.config.ConfigBinder;
import dev.noema.image.latent.CodeLayout;
import dev.noema.nn.Activation;
import dev.noema.nn.Normalization;
import dev.noema.spi.Decoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.testkit.contract.DecoderContract;
import dev.noema.wiring.Catalog;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConvDecoderTest {

    private interface Conv extends DecoderContract {

        ConvDecoderOptions options();

        @Override
        default Decoder decoder() {
            return new ConvDecoderFactory().create(options(), context());
        }
    }

    private static PartContext pictures(
            long channels, long height, long width, int condition, ParameterSpec... outputs) {
        return new PartContext(new Shape(channels, height, width), 3, condition, List.of(outputs));
    }

    private static ParameterSpec maps(String name, long channels, long height, long width) {
        return new ParameterSpec(name, new Shape(channels, height, width));
    }

    @Nested
    class DigitsTransposed implements Conv {
        @Override
        public PartContext context() {
            return pictures(1, 28, 28, 0, maps("logits", 1, 28, 28));
        }

        @Override
        public ConvDecoderOptions options() {
            return new ConvDecoderOptions(
                    List.of(6, 4),
                    Upsample.TRANSPOSED,
                    Optional.empty(),
                    Normalization.BATCH,
                    Activation.RELU,
                    0,
                    List.of(),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class OddSizesTransposed implements Conv {
        @Override
        public PartContext context() {
            return pictures(1, 17, 31, 4, maps("mean", 1, 17, 31), maps("log_variance", 1, 17, 31));
        }

        @Override
        public ConvDecoderOptions options() {
            return new ConvDecoderOptions(
                    List.of(4, 3, 2),
                    Upsample.TRANSPOSED,
                    Optional.of(3),
                    Normalization.GROUP,
                    Activation.GELU,
                    1,
                    List.of(5),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class ColourNearest implements Conv {
        @Override
        public PartContext context() {
            return pictures(3, 64, 64, 2, maps("mean", 3, 64, 64));
        }

        @Override
        public ConvDecoderOptions options() {
            return new ConvDecoderOptions(
                    List.of(4, 3, 2, 2),
                    Upsample.NEAREST,
                    Optional.empty(),
                    Normalization.BATCH,
                    Activation.LEAKY_RELU,
                    0,
                    List.of(),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class FacesBilinear implements Conv {
        @Override
        public PartContext context() {
            return pictures(1, 92, 112, 0, maps("mean", 1, 92, 112));
        }

        @Override
        public ConvDecoderOptions options() {
            return new ConvDecoderOptions(
                    List.of(4, 3, 2),
                    Upsample.BILINEAR,
                    Optional.of(5),
                    Normalization.LAYER,
                    Activation.ELU,
                    0,
                    List.of(12, 23),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class OddSizesPixelShuffle implements Conv {
        @Override
        public PartContext context() {
            return pictures(2, 17, 31, 3, maps("logits", 5, 17, 31), maps("mean", 10, 17, 31));
        }

        @Override
        public ConvDecoderOptions options() {
            return new ConvDecoderOptions(
                    List.of(4, 2),
                    Upsample.PIXEL_SHUFFLE,
                    Optional.empty(),
                    Normalization.NONE,
                    Activation.SILU,
                    1,
                    List.of(),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class OneLevelToALine implements Conv {
        @Override
        public PartContext context() {
            return pictures(1, 1, 7, 0, maps("mean", 1, 1, 7));
        }

        @Override
        public ConvDecoderOptions options() {
            return new ConvDecoderOptions(
                    List.of(3),
                    Upsample.TRANSPOSED,
                    Optional.of(2),
                    Normalization.BATCH,
                    Activation.TANH,
                    0,
                    List.of(),
                    CodeLayout.VECTOR);
        }
    }

    @Nested
    class CodeAsMap implements Conv {
        @Override
        public PartContext context() {
            return new PartContext(
                    new Shape(1, 17, 9), 2 * 5 * 3, 4, List.of(maps("mean", 1, 17, 9)));
        }

        @Override
        public ConvDecoderOptions options() {
            return map();
        }
    }

    private static ConvDecoderOptions map() {
        return new ConvDecoderOptions(
                List.of(4, 3),
                Upsample.TRANSPOSED,
                Optional.empty(),
                Normalization.NONE,
                Activation.RELU,
                0,
                List.of(),
                CodeLayout.MAP);
    }

    @Test
    void saysWhichLatentSizesAMapCanHave() {
        assertEquals(
                "code: map needs as many latent dimensions for each of the 5 x 3 places of the smallest map; model.latent is 3, allowed are multiples of 15",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new ConvDecoderFactory()
                                                .create(
                                                        map(),
                                                        pictures(
                                                                1,
                                                                17,
                                                                9,
                                                                0,
                                                                maps("mean", 1, 17, 9))))
                        .getMessage());
    }

    @Test
    void readsItsOptions() {
        ConvDecoderOptions bound =
                new ConfigBinder(Catalog.discover())
                        .bind(
                                ConvDecoderOptions.class,
                                "a.yaml",
                                "{widths: 8, upsample: pixel-shuffle, kernel: 5, residual-blocks: 2}",
                                List.of())
                        .value();
        assertEquals(
                new ConvDecoderOptions(
                        List.of(8),
                        Upsample.PIXEL_SHUFFLE,
                        Optional.of(5),
                        Normalization.BATCH,
                        Activation.RELU,
                        2,
                        List.of(),
                        CodeLayout.VECTOR),
                bound);
    }

    @Test
    void saysWhenItCannotReachTheSize() {
        assertEquals(
                "widths: 6 levels double a map more often than it takes from 1 pixel to pictures of 28 x 28; allowed here are at most 5",
                refusal(List.of(2, 2, 2, 2, 2, 2), List.of(), maps("logits", 1, 28, 28)));
    }

    @Test
    void saysWhichArraysItCannotMake() {
        assertEquals(
                "image.conv makes arrays of (channels, 28, 28), but the likelihood asks for scale of (1); image.mlp makes any",
                refusal(List.of(2), List.of(), new ParameterSpec("scale", new Shape(1))));
    }

    @Test
    void saysWhichHeightsAttentionMayHave() {
        assertEquals(
                "attention: no map is 28 pixels high; allowed are [7, 14]",
                refusal(List.of(2, 2), List.of(28), maps("logits", 1, 28, 28)));
    }

    private static String refusal(
            List<Integer> widths, List<Integer> attention, ParameterSpec output) {
        ConvDecoderOptions options =
                new ConvDecoderOptions(
                        widths,
                        Upsample.TRANSPOSED,
                        Optional.empty(),
                        Normalization.BATCH,
                        Activation.RELU,
                        0,
                        attention,
                        CodeLayout.VECTOR);
        return assertThrows(
                        IllegalArgumentException.class,
                        () ->
                                new ConvDecoderFactory()
                                        .create(options, pictures(1, 28, 28, 0, output)))
                .getMessage();
    }

    @Test
    void refusesEvenKernelsUnlessTransposed() {
        assertEquals(
                "kernel: 4; allowed are odd numbers, unless upsample is transposed",
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        new ConvDecoderOptions(
                                                List.of(2),
                                                Upsample.NEAREST,
                                                Optional.of(4),
                                                Normalization.NONE,
                                                Activation.RELU,
                                                0,
                                                List.of(),
                                                CodeLayout.VECTOR))
                        .getMessage());
    }
}
