package dev.noema.text.decoder;

import dev.noema.nn.Limits;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.trace.RecurrentCell;

/**
 * The options of {@code text.recurrent}, the decoder.
 *
 * @param cell what is done at each place
 * @param embedding how many numbers stand for a token
 * @param size how many features the network has
 * @param layers how many run one over the other
 * @param wordDropout the share of tokens that are hidden from the network in training
 * @param dropout the share of features left out in training
 * @param skip whether the code also enters the output layer
 * @param tied whether the output layer has the table of the embedding
 */
@Summary("A recurrent network that sees the code at each place")
public record RecurrentDecoderOptions(
        @Option("The cell: gru, lstm, tanh or relu.") RecurrentCell cell,
        @Option(value = "How many numbers stand for a token.", minimum = 1, maximum = Limits.WIDEST)
                int embedding,
        @Option(value = "How many features the network has.", minimum = 1, maximum = Limits.WIDEST)
                int size,
        @Option(value = "How many run one over the other.", minimum = 1, maximum = 16) int layers,
        @Option(
                        value =
                                "The share of previous tokens hidden in training, so that the code is needed.",
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
                        "Let the output layer share the numbers that stand for tokens: fewer weights to learn.")
                boolean tied) {

    public RecurrentDecoderOptions {
        Limits.within("embedding", embedding, 1, Limits.WIDEST);
        Limits.within("size", size, 1, Limits.WIDEST);
        Limits.within("layers", layers, 1, 16);
        Limits.share("word-dropout", wordDropout, 1);
        Limits.share("dropout", dropout, 0.9);
    }

    public static RecurrentDecoderOptions defaults() {
        return new RecurrentDecoderOptions(RecurrentCell.GRU, 128, 256, 1, 0.3, 0, false, false);
    }
}
