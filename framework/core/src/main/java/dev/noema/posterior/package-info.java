/**
 * Families of approximate posteriors, q(z|x).
 *
 * <p>In: the arrays that an encoder computes. Out: draws and log-densities. Read {@link
 * dev.noema.posterior.DiagonalGaussian} first.
 */
package dev.noema.posterior;
