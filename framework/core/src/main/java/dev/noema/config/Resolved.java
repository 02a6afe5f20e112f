package dev.noema.config;

import java.util.Map;

/**
 * A configuration with all its defaults, and where each value came from.
 *
 * @param <T> the record
 */
public final class Resolved<T> {

    private final T value;
    private final Value.Mapping tree;

    Resolved(T value, Value.Mapping tree) {
        this.value = value;
        this.tree = tree;
    }

    public T value() {
        return value;
    }

    /** The configuration as YAML, defaults filled in; reading it gives an equal record. */
    public String yaml() {
        return YamlWriter.write(tree, false);
    }

    /** The same YAML, each value with a comment that says where it came from. */
    public String yamlWithOrigins() {
        return YamlWriter.write(tree, true);
    }

    /** Where each value came from, by its path: {@code model.encoder.widths}. */
    public Map<String, Origin> origins() {
        return Origins.byPath(tree);
    }
}
