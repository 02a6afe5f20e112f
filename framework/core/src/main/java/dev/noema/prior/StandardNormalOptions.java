package dev.noema.prior;

import dev.noema.spi.Summary;

/** The options of {@code standard-normal}: none. */
@Summary("A standard normal distribution")
public record StandardNormalOptions() {

    public static StandardNormalOptions defaults() {
        return new StandardNormalOptions();
    }
}
