package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Pass;

/** A step of a network from features to features. */
@FunctionalInterface
public interface Layer {

    /**
     * Applies the layer.
     *
     * @param name unique within the pass's scope; what the layer learns is named below it
     */
    NDArray apply(String name, NDArray x, Pass pass);
}
