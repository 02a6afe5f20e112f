package dev.noema.text.encoder;

import dev.noema.nn.Limits;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code text.transformer}, the encoder.
 *
 * @param embedding how many numbers stand for a token
 * @param size how many features each place has
 * @param heads how many looks a place takes in a layer
 * @param layers how many run one over the other
 * @param pooling how all places become one
 * @param dropout the share of features left out in training
 */
@Summary("A transformer over tokens")
public record TransformerEncoderOptions(
        @Option(value = "How many numbers stand for a token.", minimum = 1, maximum = Limits.WIDEST)
                int embedding,
        @Option(
                        value =
                                "How many features each place has; even, and a multiple of the heads.",
                        minimum = 2,
                        maximum = Limits.WIDEST)
                int size,
        @Option(
                        value = "How many looks at the others a place takes in a layer.",
                        minimum = 1,
                        maximum = 256)
                int heads,
        @Option(value = "How many run one over the other.", minimum = 1, maximum = 64) int layers,
        @Option("How all places become one: last, mean, max or attention.") Pooling pooling,
        @Option(
                        value = "The share of features left out at random in training.",
                        minimum = 0,
                        maximum = 0.9)
                double dropout) {

    public TransformerEncoderOptions {
        Limits.within("embedding", embedding, 1, Limits.WIDEST);
        Limits.within("size", size, 2, Limits.WIDEST);
        Limits.within("heads", heads, 1, 256);
        Limits.within("layers", layers, 1, 64);
        if (size % 2 != 0 || size % heads != 0) {
            throw new IllegalArgumentException(
                    "size: "
                            + size
                            + " with "
                            + heads
                            + " heads; allowed are even sizes that the heads divide");
        }
        Limits.share("dropout", dropout, 0.9);
    }

    public static TransformerEncoderOptions defaults() {
        return new TransformerEncoderOptions(128, 256, 4, 2, Pooling.ATTENTION, 0.1);
    }
}
