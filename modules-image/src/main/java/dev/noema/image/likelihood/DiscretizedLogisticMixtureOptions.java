package dev.noema.image.likelihood;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code image.discretized-logistic-mixture}.
 *
 * @param components how many logistic distributions each pixel has
 */
@Summary("8-bit pixels, each a mixture of logistic distributions over the 256 levels")
public record DiscretizedLogisticMixtureOptions(
        @Option(
                        value = "how many logistic distributions each pixel has",
                        minimum = 1,
                        maximum = 100)
                int components) {

    public DiscretizedLogisticMixtureOptions {
        if (components < 1 || components > 100) {
            throw new IllegalArgumentException(
                    "components: " + components + "; allowed are 1 to 100");
        }
    }

    public static DiscretizedLogisticMixtureOptions defaults() {
        return new DiscretizedLogisticMixtureOptions(5);
    }
}
