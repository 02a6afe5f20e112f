package dev.noema.audio.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.noema.audio.nn.Condition;
import dev.noema.nn.Dense;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;

/**
 * Makes one posterior of an item's features, with the condition beside them.
 *
 * @param latent how many latent dimensions there are
 */
record Head(int latent) {

    DiagonalGaussian posterior(NDArray features, Batch batch, Pass pass) {
        NDList halves =
                new Dense(2L * latent)
                        .apply("posterior", Condition.beside(features, batch), pass)
                        .split(new long[] {latent}, 1);
        return new DiagonalGaussian(halves.get(0), halves.get(1));
    }
}
