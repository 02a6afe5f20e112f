package dev.noema.config;

/**
 * A value of any form, kept as it was written.
 *
 * @param yaml the value on one line of YAML, as {@code key=value} takes it
 */
public record Literal(String yaml) {}
