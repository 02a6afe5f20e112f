/**
 * Randomness as a pure function: a key (seed, step, purpose) goes in, the same numbers come out on every machine,
 * whatever the number of threads and however the work is cut into pieces.
 *
 * <p>Read {@link dev.noema.serving.random.Noise} first.
 */
package dev.noema.serving.random;
