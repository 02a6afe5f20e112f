package dev.noema.audio.vocoder;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code audio.inverse-spectrum}.
 *
 * @param width how many features a frame has within the network
 * @param blocks how many residual blocks there are
 * @param iterations how many times the phases are brought together after the network
 */
@Summary("Waveforms from log mel spectrograms by an inverse Fourier transform: a vocoder")
public record InverseSpectrumOptions(
        @Option(
                        value = "how many features a frame has within the network",
                        minimum = 1,
                        maximum = 4096)
                int width,
        @Option(value = "how many residual blocks there are", minimum = 1, maximum = 64) int blocks,
        @Option(
                        value =
                                "how many times the phases are brought together, as Griffin and Lim do, after the network; 0 to keep its own",
                        minimum = 0,
                        maximum = 64)
                int iterations) {

    public InverseSpectrumOptions {
        if (width < 1 || width > 4096) {
            throw new IllegalArgumentException("width: " + width + "; allowed are 1 to 4096");
        }
        if (blocks < 1 || blocks > 64) {
            throw new IllegalArgumentException("blocks: " + blocks + "; allowed are 1 to 64");
        }
        if (iterations < 0 || iterations > 64) {
            throw new IllegalArgumentException(
                    "iterations: " + iterations + "; allowed are 0 to 64");
        }
    }

    public static InverseSpectrumOptions defaults() {
        return new InverseSpectrumOptions(192, 4, 12);
    }
}
