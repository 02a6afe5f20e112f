package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.initializer.Initializer;
import dev.noema.spi.Pass;

/**
 * Normalises the features of each place, {@code (batch, ..., features)}, then scales and shifts
 * them (<a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016</a>); no place sees another.
 */
public record LayerNormalization() implements Layer {

    private static final float EPSILON = 1e-5f;

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        Shape features = new Shape(x.getShape().getLastDimension());
        NDArray scale = own.parameter("scale", features, Initializer.ONES);
        NDArray shift = own.parameter("shift", features, Initializer.ZEROS);
        return LayerNorm.layerNorm(x, features, scale, shift, EPSILON).singletonOrThrow();
    }
}
