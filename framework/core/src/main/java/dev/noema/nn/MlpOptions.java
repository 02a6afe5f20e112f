package dev.noema.nn;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;

/**
 * The options of a network of dense layers.
 *
 * @param widths how many features each hidden layer has; none makes the network linear
 * @param activation what follows each hidden layer
 * @param normalization what comes between a hidden layer and its activation
 * @param dropout the share of features left out in training
 */
@Summary("Dense layers over all elements at once")
public record MlpOptions(
        @Option(
                        value = "widths of the hidden layers; [] makes the network linear",
                        minimum = 1,
                        maximum = Limits.WIDEST)
                List<Integer> widths,
        @Option("what follows each hidden layer") Activation activation,
        @Option("what comes between a hidden layer and its activation") Normalization normalization,
        @Option(
                        value = "the share of hidden features left out at random in training",
                        minimum = 0,
                        maximum = 0.99)
                double dropout) {

    public MlpOptions {
        widths = List.copyOf(widths);
        Limits.each("widths", widths, 1, Limits.WIDEST);
        Limits.share("dropout", dropout, 0.99);
    }

    public static MlpOptions defaults() {
        return new MlpOptions(List.of(500, 500), Activation.RELU, Normalization.NONE, 0);
    }
}
