package dev.noema.text.decoder;

import dev.noema.nn.Limits;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code text.transformer}, the decoder.
 *
 * @param embedding how many numbers stand for a token
 * @param size how many features each place has
 * @param heads how many looks a place takes in a layer
 * @param layers how many run one over the other
 * @param wordDropout the share of tokens that are hidden from the network in training
 * @param dropout the share of features left out in training
 * @param skip whether the code also enters the output layer
 * @param tied whether the output layer has the table of the embedding
 */
@Summary("A transformer that sees the code at each place and in each layer")
public record TransformerDecoderOptions(
        @Option(value = "How many numbers stand for a token.", minimum = 1, maximum = Limits.WIDEST)
                int embedding,
        @Option(
                        value =
                                "How many features each place has; even, and a multiple of the"
                                        + " heads.",
                        minimum = 2,
                        maximum = Limits.WIDEST)
                int size,
        @Option(value = "How many looks back a place takes in a layer.", minimum = 1, maximum = 256)
                int heads,
        @Option(value = "How many run one over the other.", minimum = 1, maximum = 64) int layers,
        @Option(
                        value =
                                "The share of previous tokens hidden in training, so that the code"
                                        + " is needed.",
                        minimum = 0,
                        maximum = 1)
                double wordDropout,
        @Option(
                        value = "The share of features left out at random in training.",
                        minimum = 0,
                        maximum = 0.9)
                double dropout,
        @Option("Let the code enter the output layer too, past the network.") boolean skip,
        @Option(
                        "Let the output layer share the numbers that stand for tokens: fewer"
                                + " weights to learn.")
                boolean tied) {

    public TransformerDecoderOptions {
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
        Limits.share("word-dropout", wordDropout, 1);
        Limits.share("dropout", dropout, 0.9);
    }

    public static TransformerDecoderOptions defaults() {
        return new TransformerDecoderOptions(128, 256, 4, 2, 0.3, 0.1, false, false);
    }
}
