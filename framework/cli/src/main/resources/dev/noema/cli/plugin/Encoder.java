package @package@;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Activation;
import dev.noema.nn.Dense;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;

/** Dense layers from a row to the posterior q(z|x). */
record @Name@Encoder(NetworkOptions options, int latent) implements Encoder {

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray x = batch.x(); // (batch, numbers)
        NDArray features = batch.condition().map(given -> x.concat(given, 1)).orElse(x);
        for (int i = 0; i < options.widths().size(); i++) {
            Dense hidden = new Dense(options.widths().get(i));
            features = Activation.GELU.apply(hidden.apply("hidden" + i, features, pass));
        }
        return new DiagonalGaussian(
                new Dense(latent).apply("mean", features, pass),
                new Dense(latent).apply("log_variance", features, pass));
    }
}
