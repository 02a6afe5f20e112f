/**
 * Decoders of pictures.
 *
 * <p>In: latent codes, {@code (batch, latent)}, and a condition where the model has one. Out: the
 * arrays that the likelihood asks for. Read {@link dev.noema.image.decoder.ConvDecoder} first.
 */
package dev.noema.image.decoder;
