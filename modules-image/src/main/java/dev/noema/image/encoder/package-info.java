/**
 * Encoders of pictures.
 *
 * <p>In: pictures, {@code (batch, channels, height, width)} in [0, 1], and a condition where the
 * model has one. Out: a {@link dev.noema.posterior.DiagonalGaussian}. Read {@link
 * dev.noema.image.encoder.ConvEncoder} first.
 */
package dev.noema.image.encoder;
