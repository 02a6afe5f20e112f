/**
 * Latent codes in files: a {@link dev.noema.generation.codes.CodeTable} goes to CSV, NPY or lines
 * of JSON, and comes back.
 *
 * <p>Read {@link dev.noema.generation.codes.CodeFormat} first.
 */
package dev.noema.generation.codes;
