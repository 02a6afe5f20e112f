package dev.noema.image.decoder;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Layer;
import dev.noema.spi.Pass;

/**
 * A layer whose result is cut to a size, at the lower and the right side, where it is larger.
 *
 * @param height in pixels
 * @param width in pixels
 */
record Cropped(Layer layer, long height, long width) implements Layer {

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        NDArray made = layer.apply(name, x, pass);
        // The gradient of a slice copies, even that of a slice that takes all.
        boolean fits = made.getShape().get(2) == height && made.getShape().get(3) == width;
        return fits ? made : made.get(":, :, :{}, :{}", height, width);
    }
}
