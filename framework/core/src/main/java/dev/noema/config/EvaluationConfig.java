package dev.noema.config;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/** What is measured on the test data after training. */
@Summary("What is measured on the test data after training")
public record EvaluationConfig(
        @Option(
                        value = "draws per item for the importance-weighted log-likelihood",
                        minimum = 1,
                        maximum = 100_000)
                int importanceSamples,
        @Option(value = "the most test items that this bound is taken over", minimum = 1)
                int importanceItems,
        @Option(value = "the most test items that all other figures are taken over", minimum = 1)
                int items) {

    public static EvaluationConfig defaults() {
        return new EvaluationConfig(100, 1000, 10_000);
    }
}
