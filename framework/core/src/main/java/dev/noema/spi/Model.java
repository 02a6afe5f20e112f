package dev.noema.spi;

/**
 * The four parts of a variational autoencoder.
 *
 * @param encoder q(z|x)
 * @param decoder makes the likelihood's parameters from z
 * @param prior p(z)
 * @param likelihood p(x|z)
 */
public record Model(Encoder encoder, Decoder decoder, Prior prior, Likelihood likelihood) {}
