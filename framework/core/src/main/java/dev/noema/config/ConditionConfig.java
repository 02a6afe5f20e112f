package dev.noema.config;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/** How a class label becomes the vector that the parts of a conditional model see. */
public sealed interface ConditionConfig {

    /** A 1 at the class's place and 0 elsewhere. */
    @Summary("A vector with a 1 at the class's place")
    record OneHot() implements ConditionConfig {}

    /** A trained vector for each class. */
    @Summary("A trained vector for each class")
    record Embedding(
            @Option(value = "how long the vector is", minimum = 1, maximum = 4096) int size)
            implements ConditionConfig {

        public static Embedding defaults() {
            return new Embedding(16);
        }
    }
}
