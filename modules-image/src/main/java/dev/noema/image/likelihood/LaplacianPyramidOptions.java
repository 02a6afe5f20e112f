package dev.noema.image.likelihood;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code image.laplacian-pyramid}.
 *
 * @param weight the factor by which the loss counts the term
 * @param levels how many sizes are compared
 */
@Summary("The absolute difference from the picture at several sizes")
public record LaplacianPyramidOptions(
        @Option(value = "the factor by which the loss counts the term", minimum = 0) double weight,
        @Option(
                        value =
                                "how many sizes are compared, each half of the one before; fewer where pictures are small",
                        minimum = 1,
                        maximum = 10)
                int levels) {

    public LaplacianPyramidOptions {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "weight: " + weight + "; allowed are numbers from 0");
        }
        if (levels < 1 || levels > 10) {
            throw new IllegalArgumentException("levels: " + levels + "; allowed are 1 to 10");
        }
    }

    public static LaplacianPyramidOptions defaults() {
        return new LaplacianPyramidOptions(1, 4);
    }
}
