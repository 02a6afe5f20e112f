/**
 * Experiments as people write them: YAML bound to records, with every problem told at once.
 *
 * <p>In: a file, settings of the command line, and the catalog of parts that plug-ins bring. Out:
 * an {@link dev.noema.config.ExperimentConfig} and where each of its values came from. Read {@link
 * dev.noema.config.ConfigBinder} first; a type's {@code Form} reads, writes and describes its
 * values, so that help cannot drift from binding.
 */
package dev.noema.config;
