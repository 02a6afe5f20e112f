/**
 * Distributions of latent codes, p(z) and p(z|condition), with the options and factory of each.
 *
 * <p>In: codes, and the batch's condition. Out: log-densities, draws, and the divergence of a
 * posterior from the prior. Read {@link dev.noema.prior.StandardNormal} first, then {@link
 * dev.noema.prior.Refittable}.
 */
package dev.noema.prior;
