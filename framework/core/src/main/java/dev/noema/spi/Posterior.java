package dev.noema.spi;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/** A distribution over the latent space for each item of a batch, q(z|x). */
public interface Posterior {

    /** The mean of each item's code, {@code (batch, latent)}. */
    NDArray mean();

    /**
     * One reparameterised draw for each item, {@code (batch, latent)}: gradients reach the
     * parameters.
     */
    NDArray sample(Pass pass);

    /** log q(z|x) of each item, {@code (batch)}, in nats. */
    NDArray logProbability(NDArray z);

    /**
     * The arrays that describe the posterior, by name, in the order in which a graph puts them out.
     */
    Map<String, NDArray> parameters();
}
