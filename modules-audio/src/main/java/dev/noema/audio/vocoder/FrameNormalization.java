package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.initializer.Initializer;
import dev.noema.nn.Layer;
import dev.noema.spi.Pass;

/**
 * Normalises the features of each frame, then scales and shifts each feature (Ba, Kiros and Hinton
 * 2016, arXiv 1607.06450).
 */
record FrameNormalization() implements Layer {

    private static final float EPSILON = 1e-6f;

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        Shape features = new Shape(x.getShape().getLastDimension());
        NDArray scale = own.parameter("scale", features, Initializer.ONES);
        NDArray shift = own.parameter("shift", features, Initializer.ZEROS);
        return LayerNorm.layerNorm(x, features, scale, shift, EPSILON).singletonOrThrow();
    }
}
