package dev.noema.audio.likelihood;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code audio.resolutions}.
 *
 * @param weight the factor by which the loss counts the term
 * @param levels how many resolutions are compared
 */
@Summary("The absolute difference from the spectrogram at several resolutions")
public record ResolutionsOptions(
        @Option(value = "the factor by which the loss counts the term", minimum = 0) double weight,
        @Option(
                        value =
                                "how many resolutions are compared, each half of the one before in time and pitch",
                        minimum = 1,
                        maximum = 10)
                int levels) {

    public ResolutionsOptions {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "weight: " + weight + "; allowed are numbers from 0");
        }
        if (levels < 1 || levels > 10) {
            throw new IllegalArgumentException("levels: " + levels + "; allowed are 1 to 10");
        }
    }

    public static ResolutionsOptions defaults() {
        return new ResolutionsOptions(1, 4);
    }
}
