package dev.noema.text.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.noema.nn.Dense;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;

/** What an item's features, {@code (batch, features)}, and its condition say of its code. */
final class TokenPosterior {

    private TokenPosterior() {}

    static Posterior of(NDArray pooled, Batch batch, int latent, Pass pass) {
        NDArray features = batch.condition().map(given -> pooled.concat(given, 1)).orElse(pooled);
        NDList halves =
                new Dense(2L * latent)
                        .apply("posterior", features, pass)
                        .split(new long[] {latent}, 1);
        return new DiagonalGaussian(halves.get(0), halves.get(1));
    }
}
