package dev.noema.audio.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Layer;
import dev.noema.spi.Pass;

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
        return layer.apply(name, factor == 1 ? x : repeated(x), pass);
    }

    // Copies side by side, which take any number of frames where resizing takes one alone.
    private NDArray repeated(NDArray x) {
        Shape shape = x.getShape();
        return x.expandDims(3)
                .broadcast(shape.addAll(new Shape(factor)))
                .reshape(-1, shape.get(1), factor * shape.get(2));
    }
}
