package dev.noema.audio.encoder;

import dev.noema.nn.Activation;
import dev.noema.nn.Limits;
import dev.noema.nn.Normalization;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The options of {@code audio.conv1d}, as an encoder and as a decoder.
 *
 * @param widths how many channels each level has
 * @param kernel how many frames a level's convolution sees
 * @param stride how many frames become one at each level
 * @param dilations the distances at which the residual blocks of each level look
 * @param normalization what comes between a convolution and its activation
 * @param activation what follows each convolution
 */
@Summary("Convolutions over time, with a code for each step of it, for sounds")
public record Conv1dOptions(
        @Option(
                        value = "channels of each level, the one next to the sound first",
                        minimum = 1,
                        maximum = Limits.WIDEST)
                List<Integer> widths,
        @Option(
                        value = "how many frames each level's convolution sees: an odd number",
                        minimum = 1,
                        maximum = 63)
                int kernel,
        @Option(
                        value =
                                "how many frames become one at each level: one number stands for all levels; their product divides the frames of an item, and gives the frames of a step",
                        minimum = 1,
                        maximum = 64)
                List<Integer> stride,
        @Option(
                        value =
                                "distances, in frames, at which residual blocks look after each level: one block for each; [] for none",
                        minimum = 1,
                        maximum = 512)
                List<Integer> dilations,
        @Option("what comes between a convolution and its activation") Normalization normalization,
        @Option("what follows each convolution") Activation activation) {

    public Conv1dOptions {
        widths = List.copyOf(widths);
        stride = List.copyOf(stride);
        dilations = List.copyOf(dilations);
        Limits.count("widths", widths, 1, 12);
        Limits.each("widths", widths, 1, Limits.WIDEST);
        Limits.within("kernel", kernel, 1, 63);
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException("kernel: " + kernel + "; allowed are odd numbers");
        }
        Limits.each("stride", stride, 1, 64);
        if (stride.size() != 1 && stride.size() != widths.size()) {
            throw new IllegalArgumentException(
                    "stride: "
                            + stride
                            + "; allowed is one number, or one for each of the widths "
                            + widths);
        }
        Limits.each("dilations", dilations, 1, 512);
    }

    public static Conv1dOptions defaults() {
        return new Conv1dOptions(
                List.of(128, 128),
                5,
                List.of(2),
                List.of(1, 3),
                Normalization.BATCH,
                Activation.SILU);
    }

    /** How many frames become one at a level. */
    public int stride(int level) {
        return stride.get(stride.size() == 1 ? 0 : level);
    }

    /** The stride of each level. */
    public List<Integer> strides() {
        return IntStream.range(0, widths.size()).map(this::stride).boxed().toList();
    }
}
