package dev.noema.objective;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Batch;
import dev.noema.spi.Likelihood;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;

/**
 * A batch with its codes and what was decoded of them; where each item has several draws, all
 * arrays are laid out draw by draw, {@code (draws * batch, ...)}.
 *
 * @param batch the items
 * @param z their codes, drawn from the posterior, {@code (batch, latent)}
 * @param given the likelihood's parameters at the codes
 * @param likelihood p(x|z)
 * @param likelihoodPass the pass in which the likelihood runs
 */
public record DecodedBatch(
        Batch batch, NDArray z, Parameters given, Likelihood likelihood, Pass likelihoodPass) {

    /** The mean of p(x|z), of the shape of the items. */
    public NDArray mean() {
        return likelihood.mean(given, likelihoodPass);
    }
}
