package dev.noema.text.decoder;

import dev.noema.nn.Limits;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;

/**
 * The options of {@code text.dilated-convolution}.
 *
 * @param embedding how many numbers stand for a token
 * @param size how many features each place has
 * @param kernel how many places a layer sees at once
 * @param dilations how far apart those are, for each layer
 * @param wordDropout the share of tokens that are hidden from the network in training
 * @param dropout the share of features left out in training
 * @param skip whether the code also enters the output layer
 * @param tied whether the output layer has the table of the embedding
 */
@Summary("Convolutions over the tokens before each place, which see the code in each layer")
public record DilatedDecoderOptions(
        @Option(value = "How many numbers stand for a token.", minimum = 1, maximum = Limits.WIDEST)
                int embedding,
        @Option(value = "How many features each place has.", minimum = 1, maximum = Limits.WIDEST)
                int size,
        @Option(value = "How many places a layer sees at once.", minimum = 2, maximum = 99)
                int kernel,
        @Option(
                        value =
                                "How far apart those are, for each layer: the further, the longer"
                                        + " is what is seen.",
                        minimum = 1,
                        maximum = DilatedDecoderOptions.FARTHEST)
                List<Integer> dilations,
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

    static final int FARTHEST = 1024;

    public DilatedDecoderOptions {
        dilations = List.copyOf(dilations);
        Limits.within("embedding", embedding, 1, Limits.WIDEST);
        Limits.within("size", size, 1, Limits.WIDEST);
        Limits.within("kernel", kernel, 2, 99);
        Limits.count("dilations", dilations, 1, 64);
        Limits.each("dilations", dilations, 1, FARTHEST);
        Limits.share("word-dropout", wordDropout, 1);
        Limits.share("dropout", dropout, 0.9);
    }

    public static DilatedDecoderOptions defaults() {
        return new DilatedDecoderOptions(128, 256, 3, List.of(1, 2, 4), 0, 0.1, false, false);
    }
}
