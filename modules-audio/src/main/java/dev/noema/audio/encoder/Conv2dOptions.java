package dev.noema.audio.encoder;

import dev.noema.audio.nn.Frames;
import dev.noema.nn.Activation;
import dev.noema.nn.Limits;
import dev.noema.nn.Normalization;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;

/**
 * The options of {@code audio.conv2d}, as an encoder and as a decoder.
 *
 * @param widths how many channels each level has
 * @param normalization what comes between a convolution and its activation
 * @param activation what follows each convolution
 * @param residualBlocks how many residual blocks follow each level
 */
@Summary("Convolutions over time and pitch, with one code for the whole sound")
public record Conv2dOptions(
        @Option(
                        value =
                                "channels of each level, the one next to the sound first; each level halves time and pitch",
                        minimum = 1,
                        maximum = Limits.WIDEST)
                List<Integer> widths,
        @Option("what comes between a convolution and its activation") Normalization normalization,
        @Option("what follows each convolution") Activation activation,
        @Option(value = "how many residual blocks follow each level", minimum = 0, maximum = 100)
                int residualBlocks) {

    public Conv2dOptions {
        widths = List.copyOf(widths);
        Limits.count("widths", widths, 1, 12);
        Limits.each("widths", widths, 1, Limits.WIDEST);
        Limits.within("residual-blocks", residualBlocks, 0, 100);
    }

    public static Conv2dOptions defaults() {
        return new Conv2dOptions(
                List.of(32, 64, 128, 128), Normalization.BATCH, Activation.SILU, 0);
    }

    /** Refuses more levels than frames and mels can be halved. */
    public void check(Frames frames) {
        long least = Math.min(frames.count(), frames.mels());
        int most = 63 - Long.numberOfLeadingZeros(least);
        if (widths.size() > most) {
            throw new IllegalArgumentException(
                    "widths: "
                            + widths.size()
                            + " levels leave nothing of "
                            + frames.count()
                            + " frames of "
                            + frames.mels()
                            + " mels; allowed here are at most "
                            + most);
        }
    }
}
