package dev.noema.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * A configuration with all its defaults, and where each value came from.
 *
 * @param <T> the record
 */
public final class Resolved<T> {

    private final T value;
    private final Value.Mapping tree;
    private final Path base;

    Resolved(T value, Value.Mapping tree, Path base) {
        this.value = value;
        this.tree = tree;
        this.base = base;
    }

    public T value() {
        return value;
    }

    /**
     * Where relative paths of the configuration start: the last file's folder, or its {@code base}.
     */
    public Path base() {
        return base;
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
