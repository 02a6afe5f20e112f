package org.example.molecules.latent;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code molecules.properties}.
 *
 * @param weight the factor by which the loss counts the term
 */
@Summary("Makes the code tell properties, each on a line through the latent space")
public record PropertyTermOptions(
        @Option(
                        value =
                                "the factor by which the loss counts a squared error of one standard deviation",
                        minimum = 0)
                double weight) {

    public PropertyTermOptions {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "weight: " + weight + "; allowed are numbers from 0");
        }
    }

    /** What is taken where a configuration says nothing. */
    public static PropertyTermOptions defaults() {
        return new PropertyTermOptions(5);
    }
}
