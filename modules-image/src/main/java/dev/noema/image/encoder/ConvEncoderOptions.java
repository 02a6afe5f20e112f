package dev.noema.image.encoder;

import dev.noema.image.latent.CodeLayout;
import dev.noema.nn.Activation;
import dev.noema.nn.Limits;
import dev.noema.nn.Normalization;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code image.conv} as an encoder.
 *
 * @param widths how many channels each level has
 * @param kernel the kernel's height and width, in pixels
 * @param stride the step of each level's convolution, in pixels; one number stands for all levels
 * @param normalization what comes between a convolution and its activation
 * @param activation what follows each convolution
 * @param residualBlocks how many residual blocks follow each level
 * @param attention the heights of the maps whose pixels attend to each other
 * @param hidden how many features a dense layer before the posterior has
 * @param code how the latent dimensions lie to the picture
 */
@Summary("Convolutions that make maps smaller level after level, for pictures of any size")
public record ConvEncoderOptions(
        @Option(
                        value = "channels of each level, the first level first",
                        minimum = 1,
                        maximum = Limits.WIDEST)
                List<Integer> widths,
        @Option(
                        value = "height and width of the convolutions' kernels, in pixels",
                        minimum = 1,
                        maximum = 31)
                int kernel,
        @Option(
                        value =
                                "step of each level's convolution, in pixels: 2 halves height and width; one number stands for all levels",
                        minimum = 1,
                        maximum = 31)
                List<Integer> stride,
        @Option("what comes between a convolution and its activation") Normalization normalization,
        @Option("what follows each convolution") Activation activation,
        @Option(value = "how many residual blocks follow each level", minimum = 0, maximum = 100)
                int residualBlocks,
        @Option(
                        value =
                                "heights, in pixels, of the maps whose pixels attend to each other; [] for none",
                        minimum = 1)
                List<Integer> attention,
        @Option(
                        value = "features of a dense layer between the last map and the posterior",
                        minimum = 1,
                        maximum = Limits.WIDEST)
                Optional<Integer> hidden,
        @Option(
                        "vector: each latent dimension sees the whole picture; map: they lie in the last map, each of its places has as many, and the decoder's code must be a map too")
                CodeLayout code) {

    public ConvEncoderOptions {
        widths = List.copyOf(widths);
        stride = List.copyOf(stride);
        attention = List.copyOf(attention);
        Limits.count("widths", widths, 1, 30);
        Limits.each("widths", widths, 1, Limits.WIDEST);
        Limits.within("kernel", kernel, 1, 31);
        Limits.each("stride", stride, 1, 31);
        if (stride.size() != 1 && stride.size() != widths.size()) {
            throw new IllegalArgumentException(
                    "stride: "
                            + stride
                            + "; allowed is one number, or one for each of the widths "
                            + widths);
        }
        Limits.within("residual-blocks", residualBlocks, 0, 100);
        hidden.ifPresent(width -> Limits.within("hidden", width, 1, Limits.WIDEST));
        if (code == CodeLayout.MAP && hidden.isPresent()) {
            throw new IllegalArgumentException(
                    "hidden: a dense layer mixes the places of the map; allowed with code: map is none");
        }
    }

    public static ConvEncoderOptions defaults() {
        return new ConvEncoderOptions(
                List.of(32, 64),
                4,
                List.of(2),
                Normalization.BATCH,
                Activation.RELU,
                0,
                List.of(),
                Optional.empty(),
                CodeLayout.VECTOR);
    }

    int stride(int level) {
        return stride.get(stride.size() == 1 ? 0 : level);
    }
}
