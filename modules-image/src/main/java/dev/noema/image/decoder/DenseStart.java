package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Dense;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;

/**
 * A dense layer: each latent dimension acts on the whole map.
 *
 * @param map the smallest map, {@code (channels, height, width)}
 */
record DenseStart(Shape map) implements Start {

    @Override
    public NDArray map(NDArray z, Batch given, Pass pass) {
        return new Dense(map.size())
                .apply("start", Latent.conditioned(z, given), pass)
                .reshape(new Shape(-1).addAll(map));
    }
}
