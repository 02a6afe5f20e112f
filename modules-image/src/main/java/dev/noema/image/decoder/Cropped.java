package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Layer;
import dev.noema.spi.Pass;

/**
 * A layer whose result is cut to a size, at the lower and the right side.
 *
 * @param height in pixels
 * @param width in pixels
 */
record Cropped(Layer layer, long height, long width) implements Layer {

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        return layer.apply(name, x, pass).get(":, :, :{}, :{}", height, width);
    }
}
