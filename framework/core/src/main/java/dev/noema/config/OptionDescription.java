package dev.noema.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What there is to know of an option, from the same metadata that binds it.
 *
 * @param key its key in the file
 * @param type what is allowed, in words: {@code a list of whole numbers}
 * @param fallback the default as YAML; empty when the option is required
 * @param range the numbers allowed, such as {@code at least 1}; empty where all are
 * @param meaning what it does
 * @param nested makes the shapes that the value may take, where it has options of its own
 */
public record OptionDescription(
        String key,
        String type,
        Optional<String> fallback,
        String range,
        String meaning,
        Supplier<List<Alternative>> nested) {

    /** The shapes that the value may take. */
    public List<Alternative> alternatives() {
        return nested.get();
    }
}
