package dev.noema.likelihood;

/** The options of {@code bernoulli}: none. */
public record BernoulliOptions() {

    public static BernoulliOptions defaults() {
        return new BernoulliOptions();
    }
}
