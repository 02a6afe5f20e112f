package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import dev.noema.spi.Pass;

/**
 * x W' + b over the last dimension: {@code (batch, ..., in)} to {@code (batch, ..., units)}.
 *
 * @param units how many features come out
 * @param zeroBias whether the bias starts at 0 instead of random
 */
public record Dense(long units, boolean zeroBias) implements Layer {

    public Dense(long units) {
        this(units, false);
    }

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        Shape shape = new Shape(units, x.getShape().getLastDimension());
        FanInUniform uniform = FanInUniform.of(shape);
        Initializer biases = zeroBias ? Initializer.ZEROS : uniform;
        NDArray weight = own.parameter("weight", shape, uniform);
        NDArray bias = own.parameter("bias", new Shape(units), biases);
        return Linear.linear(x, weight, bias).singletonOrThrow();
    }
}
