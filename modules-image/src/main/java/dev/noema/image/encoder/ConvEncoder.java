package dev.noema.image.encoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Layer;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.List;

/** Convolutions that make maps smaller, level after level, and the posterior from the last map. */
final class ConvEncoder implements Encoder {

    private final List<Layer> levels;
    private final MapHead head;

    ConvEncoder(List<Layer> levels, MapHead head) {
        this.levels = levels;
        this.head = head;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray maps = batch.x();
        for (int i = 0; i < levels.size(); i++) {
            maps = levels.get(i).apply("level" + i, maps, pass);
        }
        return head.posterior(maps, batch, pass);
    }
}
