package dev.noema.audio.encoder;

import ai.djl.ndarray.NDArray;
import dev.noema.audio.nn.Levels;
import dev.noema.nn.Layer;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.List;

/** Convolutions over time and pitch, and one code for the whole item. */
final class Conv2dEncoder implements Encoder {

    private final List<Layer> levels;
    private final Head head;

    Conv2dEncoder(List<Layer> levels, Head head) {
        this.levels = levels;
        this.head = head;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray maps = Levels.toUnit(batch.x()).expandDims(1);
        for (int i = 0; i < levels.size(); i++) {
            maps = levels.get(i).apply("level" + i, maps, pass);
        }
        return head.posterior(maps.reshape(-1, maps.getShape().slice(1).size()), batch, pass);
    }
}
