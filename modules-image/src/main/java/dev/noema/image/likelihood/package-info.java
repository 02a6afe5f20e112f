/**
 * Likelihoods and objective terms that only pictures have, with the options and factory of each.
 *
 * <p>In: a decoder's arrays, {@code (batch, channels, height, width)}, and pictures in [0, 1]. Out:
 * log-probabilities of 8-bit levels, means, draws. Read {@link
 * dev.noema.image.likelihood.DiscretizedLogistic} first.
 */
package dev.noema.image.likelihood;
