package dev.noema.image.likelihood;

import dev.noema.spi.Summary;

/** The options of {@code image.discretized-logistic}: none. */
@Summary("8-bit pixels, each a logistic distribution over the 256 levels")
public record DiscretizedLogisticOptions() {

    public static DiscretizedLogisticOptions defaults() {
        return new DiscretizedLogisticOptions();
    }
}
