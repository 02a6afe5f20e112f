package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import dev.noema.nn.FanInUniform;
import dev.noema.nn.Layer;
import dev.noema.spi.Pass;

/**
 * A convolution over seven frames, {@code (batch, frames, in)} to {@code (batch, frames, width)};
 * beyond the ends are zeros.
 *
 * @param width how many features come out
 * @param groups how many groups of features do not mix; 1 for a full convolution, {@code width} for
 *     one of each feature by itself
 */
record FrameConvolution(long width, int groups) implements Layer {

    private static final int KERNEL = 7;
    private static final Shape ONE = new Shape(1);

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        Shape shape = new Shape(width, x.getShape().get(2) / groups, KERNEL);
        FanInUniform uniform = new FanInUniform(shape.slice(1).size());
        NDArray weight = own.parameter("weight", shape, uniform);
        NDArray bias = own.parameter("bias", new Shape(width), uniform);
        return Conv1d.conv1d(
                        x.swapAxes(1, 2), weight, bias, ONE, new Shape(KERNEL / 2), ONE, groups)
                .singletonOrThrow()
                .swapAxes(1, 2);
    }
}
