package dev.noema.likelihood;

import dev.noema.spi.Summary;

/** The options of {@code bernoulli}: none. */
@Summary("Zeros and ones, with the decoder giving logits")
public record BernoulliOptions() {

    public static BernoulliOptions defaults() {
        return new BernoulliOptions();
    }
}
