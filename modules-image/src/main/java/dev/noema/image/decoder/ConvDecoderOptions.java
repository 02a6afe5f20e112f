package dev.noema.image.decoder;

import dev.noema.image.latent.CodeLayout;
import dev.noema.nn.Activation;
import dev.noema.nn.Limits;
import dev.noema.nn.Normalization;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code image.conv} as a decoder.
 *
 * @param widths how many channels each level starts from
 * @param upsample how each level doubles height and width
 * @param kernel the kernel's height and width, in pixels
 * @param normalization what comes between a convolution and its activation
 * @param activation what follows each convolution but the last
 * @param residualBlocks how many residual blocks follow each level
 * @param attention the heights of the maps whose pixels attend to each other
 * @param code how the latent dimensions lie to the picture
 */
@Summary("Convolutions that make maps larger level after level, for pictures of any size")
public record ConvDecoderOptions(
        @Option(
                        value =
                                "channels from which each level starts, the smallest map first; each level doubles height and width",
                        minimum = 1,
                        maximum = Limits.WIDEST)
                List<Integer> widths,
        @Option("how each level doubles height and width") Upsample upsample,
        @Option(
                        value =
                                "height and width of the convolutions' kernels, in pixels; none means 4 for transposed convolutions and 3 for all others, which need odd ones",
                        minimum = 1,
                        maximum = 31)
                Optional<Integer> kernel,
        @Option("what comes between a convolution and its activation") Normalization normalization,
        @Option("what follows each convolution but the last") Activation activation,
        @Option(value = "how many residual blocks follow each level", minimum = 0, maximum = 100)
                int residualBlocks,
        @Option(
                        value =
                                "heights, in pixels, of the maps whose pixels attend to each other; [] for none",
                        minimum = 1)
                List<Integer> attention,
        @Option(
                        "vector: each latent dimension acts on the whole picture; map: they lie in the smallest map, each of its places has as many, and the encoder's code must be a map too")
                CodeLayout code) {

    public ConvDecoderOptions {
        widths = List.copyOf(widths);
        attention = List.copyOf(attention);
        Limits.count("widths", widths, 1, 30);
        Limits.each("widths", widths, 1, Limits.WIDEST);
        if (kernel.isPresent()) {
            check(upsample, kernel.get());
        }
        Limits.within("residual-blocks", residualBlocks, 0, 100);
    }

    private static void check(Upsample upsample, int kernel) {
        if (upsample == Upsample.TRANSPOSED) {
            Limits.within("kernel", kernel, 2, 31);
        } else {
            Limits.within("kernel", kernel, 1, 31);
            if (kernel % 2 == 0) {
                throw new IllegalArgumentException(
                        "kernel: "
                                + kernel
                                + "; allowed are odd numbers, unless upsample is transposed");
            }
        }
    }

    public static ConvDecoderOptions defaults() {
        return new ConvDecoderOptions(
                List.of(64, 32),
                Upsample.NEAREST,
                Optional.empty(),
                Normalization.BATCH,
                Activation.RELU,
                0,
                List.of(),
                CodeLayout.VECTOR);
    }

    int kernelSize() {
        return kernel.orElse(upsample.usualKernel());
    }
}
