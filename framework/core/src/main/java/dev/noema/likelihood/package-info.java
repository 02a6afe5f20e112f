/**
 * Distributions of data around what a decoder says, p(x|z), for any kind of data, with the options
 * and factory of each.
 *
 * <p>In: the decoder's arrays. Out: log-densities summed over an item, means, draws. Read {@link
 * dev.noema.likelihood.Bernoulli} first, then {@link dev.noema.likelihood.Gaussian}.
 */
package dev.noema.likelihood;
