package dev.noema.spi;

import java.util.Map;

/** Makes the companion of all models of one kind of data. */
@FunctionalInterface
public interface CompanionFactory {

    /**
     * Makes the companion.
     *
     * @param preprocessing how files became the items that the model learned from
     */
    Companion create(Map<String, Object> preprocessing);
}
