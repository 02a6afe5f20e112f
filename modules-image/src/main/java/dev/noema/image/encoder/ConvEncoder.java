package dev.noema.image.encoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Activation;
import dev.noema.nn.Dense;
import dev.noema.nn.Layer;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.List;
import java.util.Optional;

/** Convolutions that make maps smaller, level after level, and a dense layer over the last map. */
final class ConvEncoder implements Encoder {

    private final List<Layer> levels;
    private final Optional<Dense> hidden;
    private final Activation activation;
    private final Head head;

    ConvEncoder(List<Layer> levels, Optional<Dense> hidden, Activation activation, Head head) {
        this.levels = levels;
        this.hidden = hidden;
        this.activation = activation;
        this.head = head;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray maps = batch.x();
        for (int i = 0; i < levels.size(); i++) {
            maps = levels.get(i).apply("level" + i, maps, pass);
        }
        NDArray features =
                Head.conditioned(maps.reshape(-1, maps.getShape().slice(1).size()), batch);
        if (hidden.isPresent()) {
            features = activation.apply(hidden.get().apply("hidden", features, pass));
        }
        return head.posterior(features, pass);
    }
}
