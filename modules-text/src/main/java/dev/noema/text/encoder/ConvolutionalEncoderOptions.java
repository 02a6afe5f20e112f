package dev.noema.text.encoder;

import dev.noema.nn.Limits;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code text.convolutional}.
 *
 * @param embedding how many numbers stand for a token
 * @param size how many features each place has
 * @param kernel how many places a layer sees at once
 * @param layers how many run one over the other
 * @param pooling how all places become one
 * @param dropout the share of features left out in training
 */
@Summary("Convolutions over tokens")
public record ConvolutionalEncoderOptions(
        @Option(value = "How many numbers stand for a token.", minimum = 1, maximum = Limits.WIDEST)
                int embedding,
        @Option(value = "How many features each place has.", minimum = 1, maximum = Limits.WIDEST)
                int size,
        @Option(
                        value = "How many places a layer sees at once, an odd number.",
                        minimum = 1,
                        maximum = 99)
                int kernel,
        @Option(value = "How many run one over the other.", minimum = 1, maximum = 64) int layers,
        @Option("How all places become one: last, mean, max or attention.") Pooling pooling,
        @Option(
                        value = "The share of features left out at random in training.",
                        minimum = 0,
                        maximum = 0.9)
                double dropout) {

    public ConvolutionalEncoderOptions {
        Limits.within("embedding", embedding, 1, Limits.WIDEST);
        Limits.within("size", size, 1, Limits.WIDEST);
        Limits.within("kernel", kernel, 1, 99);
        Limits.within("layers", layers, 1, 64);
        if (kernel % 2 == 0) {
            throw new IllegalArgumentException("kernel: " + kernel + "; allowed are odd numbers");
        }
        Limits.share("dropout", dropout, 0.9);
    }

    public static ConvolutionalEncoderOptions defaults() {
        return new ConvolutionalEncoderOptions(128, 256, 3, 3, Pooling.MAX, 0);
    }
}
