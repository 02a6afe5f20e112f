package dev.noema.spi;

/**
 * The four parts of a variational autoencoder.
 *
 * @param encoder q(z|x)
 * @param decoder makes the likelihood's parameters from z
 * @param prior p(z)
 * @param likelihood p(x|z)
 */
public record Model(Encoder encoder, Decoder decoder, Prior prior, Likelihood likelihood) {

    /**
     * The scopes of a pass in which each part runs, wherever it runs: {@code encode(batch,
     * pass.scope(ENCODER))}.
     */
    public static final String ENCODER = "encoder";

    public static final String DECODER = "decoder";
    public static final String PRIOR = "prior";
    public static final String LIKELIHOOD = "likelihood";
}
