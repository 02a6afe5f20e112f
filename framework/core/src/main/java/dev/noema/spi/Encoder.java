package dev.noema.spi;

/** Turns data into an approximate posterior over the latent space, q(z|x). */
@FunctionalInterface
public interface Encoder {

    /** The posterior of each item of {@code batch}. */
    Posterior encode(Batch batch, Pass pass);
}
