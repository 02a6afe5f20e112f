package dev.noema.image.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.noema.nn.Dense;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;

/**
 * The two ends that encoders share: the condition goes in beside the features, and a dense layer
 * makes the posterior.
 *
 * @param latent how many latent dimensions there are
 */
record Head(int latent) {

    /** {@code (batch, features)} to {@code (batch, features + condition)}. */
    static NDArray conditioned(NDArray features, Batch batch) {
        return batch.condition().map(given -> features.concat(given, 1)).orElse(features);
    }

    DiagonalGaussian posterior(NDArray features, Pass pass) {
        NDList halves =
                new Dense(2L * latent)
                        .apply("posterior", features, pass)
                        .split(new long[] {latent}, 1);
        return new DiagonalGaussian(halves.get(0), halves.get(1));
    }
}
