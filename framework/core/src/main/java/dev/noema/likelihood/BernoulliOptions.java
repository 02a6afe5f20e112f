package dev.noema.likelihood;

import dev.noema.spi.Summary;

/** The options of {@code bernoulli}: none. */
@Summary("Binary data, by the log-odds of 1")
public record BernoulliOptions() {

    public static BernoulliOptions defaults() {
        return new BernoulliOptions();
    }
}
