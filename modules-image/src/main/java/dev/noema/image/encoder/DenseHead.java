package dev.noema.image.encoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Activation;
import dev.noema.nn.Dense;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import java.util.Optional;

/** Dense layers over the whole map: every latent dimension sees the whole picture. */
record DenseHead(Optional<Dense> hidden, Activation activation, Head head) implements MapHead {

    @Override
    public DiagonalGaussian posterior(NDArray maps, Batch batch, Pass pass) {
        NDArray flat = maps.reshape(-1, maps.getShape().slice(1).size());
        NDArray features = Head.conditioned(flat, batch);
        if (hidden.isPresent()) {
            features = activation.apply(hidden.get().apply("hidden", features, pass));
        }
        return head.posterior(features, pass);
    }
}
