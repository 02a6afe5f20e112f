package dev.noema.text.encoder;

import dev.noema.nn.Limits;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import dev.noema.trace.RecurrentCell;

/**
 * The options of {@code text.recurrent}, the encoder.
 *
 * @param cell what is done at each place
 * @param embedding how many numbers stand for a token
 * @param size how many features each direction has
 * @param layers how many networks run one over the other
 * @param bidirectional whether they also run from the end to the start
 * @param pooling how all places become one
 * @param dropout the share of features left out in training
 */
@Summary("A recurrent network over tokens")
public record RecurrentEncoderOptions(
        @Option("The cell: gru, lstm, tanh or relu.") RecurrentCell cell,
        @Option(value = "How many numbers stand for a token.", minimum = 1, maximum = Limits.WIDEST)
                int embedding,
        @Option(
                        value = "How many features each direction has.",
                        minimum = 1,
                        maximum = Limits.WIDEST)
                int size,
        @Option(value = "How many run one over the other.", minimum = 1, maximum = 16) int layers,
        @Option("Run from the end to the start as well.") boolean bidirectional,
        @Option("How all places become one: last (state), mean, max or attention.") Pooling pooling,
        @Option(
                        value = "The share of embedded features left out at random in training.",
                        minimum = 0,
                        maximum = 0.9)
                double dropout) {

    public RecurrentEncoderOptions {
        Limits.within("embedding", embedding, 1, Limits.WIDEST);
        Limits.within("size", size, 1, Limits.WIDEST);
        Limits.within("layers", layers, 1, 16);
        Limits.share("dropout", dropout, 0.9);
    }

    public static RecurrentEncoderOptions defaults() {
        return new RecurrentEncoderOptions(RecurrentCell.GRU, 128, 256, 1, true, Pooling.MAX, 0);
    }
}
