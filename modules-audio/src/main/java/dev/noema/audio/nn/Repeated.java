package dev.noema.audio.nn;

import ai.djl.ndarray.NDArray;
import dev.noema.nn.Layer;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * Repeats each frame, then runs a layer: {@code (batch, channels, frames)} to {@code (batch, ...,
 * factor frames)}.
 *
 * @param factor how often a frame stands
 * @param layer smooths the steps between frames
 */
public record Repeated(int factor, Layer layer) implements Layer {

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        NDArray longer =
                factor == 1 ? x : Operations.resizeNearest(x, factor * x.getShape().get(2));
        return layer.apply(name, longer, pass);
    }
}
