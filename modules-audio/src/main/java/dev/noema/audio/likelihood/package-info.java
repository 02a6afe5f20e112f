/**
 * What judges spectrograms beside the likelihoods of core, {@code gaussian} and {@code laplace}.
 * Start with {@link dev.noema.audio.likelihood.Resolutions}.
 */
package dev.noema.audio.likelihood;
