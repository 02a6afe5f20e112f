package dev.noema.spi;

import ai.djl.ndarray.NDArray;

/** The distribution of latent codes before any data are seen, p(z), or p(z|condition). */
public interface Prior {

    /** log p(z) of each item, {@code (batch)}, in nats. */
    NDArray logProbability(NDArray z, Batch given, Pass pass);

    /**
     * Draws latent codes, {@code (count, latent)}.
     *
     * @param temperature shape {@code ()}: scales the spread; 1 is the prior itself
     */
    NDArray sample(long count, Batch given, NDArray temperature, Pass pass);

    /**
     * The divergence KL(q(z|x) || p(z)) in nats: {@code (batch, latent)} where it falls apart into
     * dimensions, else {@code (batch, 1)}. The default is the Monte Carlo estimate log q(z|x) - log
     * p(z) at the given draw.
     *
     * @param z a draw from {@code posterior}
     */
    default NDArray divergence(Posterior posterior, NDArray z, Batch given, Pass pass) {
        // KL(q || p) = E_q[log q(z|x) - log p(z)]
        return posterior.logProbability(z).sub(logProbability(z, given, pass)).expandDims(1);
    }
}
