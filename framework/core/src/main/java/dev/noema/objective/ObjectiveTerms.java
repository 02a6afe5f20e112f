package dev.noema.objective;

import dev.noema.spi.Part;
import dev.noema.spi.PartContext;

/** Makes a term from its place in the configuration, with the factory registered under its id. */
@FunctionalInterface
public interface ObjectiveTerms {

    /** The term; throws {@link IllegalArgumentException} when its options do not fit. */
    ObjectiveTerm create(Part<ObjectiveTerm> part, PartContext context);
}
