package dev.noema.prior;

import dev.noema.spi.Summary;

/** The options of {@code flat}: none. */
@Summary("No preference among codes, for encoders that are fixed functions of the data")
public record FlatOptions() {

    public static FlatOptions defaults() {
        return new FlatOptions();
    }
}
