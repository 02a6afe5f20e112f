package dev.noema.config;

import java.util.List;

/**
 * One shape that an option's value may take.
 *
 * @param name the name after {@code type:}; empty where there is no choice
 * @param summary what it is, in one line; may be empty
 * @param options its own options
 */
public record Alternative(String name, String summary, List<OptionDescription> options) {}
