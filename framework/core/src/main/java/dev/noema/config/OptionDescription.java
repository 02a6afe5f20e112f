package dev.noema.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What there is to know of an option, from the same metadata that binds it.
 *
 * @param key its key in the file
 * @param allowed type and range in words: {@code a whole number at least 1}
 * @param fallback the default as YAML; empty when the option is required
 * @param meaning what it does
 * @param section whether it is a mapping with options of its own, and no choice
 * @param nested makes the shapes that the value may take, where it has options of its own
 */
public record OptionDescription(
        String key,
        String allowed,
        Optional<String> fallback,
        String meaning,
        boolean section,
        Supplier<List<Alternative>> nested) {

    /** The shapes that the value may take. */
    public List<Alternative> alternatives() {
        return nested.get();
    }
}
