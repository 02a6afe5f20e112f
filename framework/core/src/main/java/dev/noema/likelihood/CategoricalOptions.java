package dev.noema.likelihood;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code categorical}.
 *
 * @param labelSmoothing the share of each target that is spread over all tokens in training
 */
@Summary("One of several tokens at each place")
public record CategoricalOptions(
        @Option(
                        value =
                                "The share of each target that is spread evenly over all tokens in training.",
                        minimum = 0,
                        maximum = 0.9)
                double labelSmoothing) {

    public CategoricalOptions {
        if (!(labelSmoothing >= 0 && labelSmoothing <= 0.9)) {
            throw new IllegalArgumentException(
                    "label-smoothing: " + labelSmoothing + "; allowed are 0 to 0.9");
        }
    }

    public static CategoricalOptions defaults() {
        return new CategoricalOptions(0);
    }
}
