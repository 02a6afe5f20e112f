package dev.noema.config;

import dev.noema.spi.Summary;

/**
 * A part that can be named in a configuration.
 *
 * @param kind the interface of the part, such as {@link dev.noema.spi.Encoder}
 * @param id the name after {@code type:}, unique within the kind
 * @param options the record that holds its options
 */
public record PartEntry(Class<?> kind, String id, Class<? extends Record> options) {

    /** What the part is, in one line; empty when its options record has no {@link Summary}. */
    public String summary() {
        Summary summary = options.getAnnotation(Summary.class);
        return summary == null ? "" : summary.value();
    }

    /** The kind in words: {@code encoder}, {@code data type}. */
    public String kindName() {
        return kindName(kind);
    }

    /** A kind in words: {@code encoder}, {@code data type}. */
    public static String kindName(Class<?> kind) {
        return Text.kebab(kind.getSimpleName()).replace('-', ' ');
    }
}
