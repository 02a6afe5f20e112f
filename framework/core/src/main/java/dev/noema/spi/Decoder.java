package dev.noema.spi;

import ai.djl.ndarray.NDArray;

/** Turns a latent code into the parameters of the likelihood, p(x|z). */
@FunctionalInterface
public interface Decoder {

    /**
     * The arrays that the likelihood asked for by {@link Likelihood#parameters}.
     *
     * @param z latent codes, {@code (batch, latent)}
     * @param given the rest of the batch: {@code condition}, and for sequences {@code x} and {@code
     *     lengths}
     */
    Parameters decode(NDArray z, Batch given, Pass pass);
}
