package dev.noema.prior;

import dev.noema.spi.Summary;

/** The options of {@code standard-normal}: none. */
@Summary("A standard normal in every latent dimension")
public record StandardNormalOptions() {

    public static StandardNormalOptions defaults() {
        return new StandardNormalOptions();
    }
}
