package dev.noema.audio.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import dev.noema.nn.FanInUniform;
import dev.noema.nn.Layer;
import dev.noema.spi.Pass;

/**
 * A convolution over time, {@code (batch, in, frames)} to {@code (batch, channels, frames /
 * stride)}.
 *
 * @param channels how many channels come out
 * @param kernel how many frames it sees; odd
 * @param stride the step between outputs, in frames
 * @param dilation the distance between frames that it sees
 */
public record TimeConvolution(long channels, long kernel, long stride, long dilation)
        implements Layer {

    public TimeConvolution(long channels, long kernel) {
        this(channels, kernel, 1, 1);
    }

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        long in = x.getShape().get(1);
        FanInUniform uniform = new FanInUniform(in * kernel);
        NDArray weight = own.parameter("weight", new Shape(channels, in, kernel), uniform);
        NDArray bias = own.parameter("bias", new Shape(channels), uniform);
        Shape padding = new Shape(dilation * (kernel - 1) / 2);
        return Conv1d.conv1d(x, weight, bias, new Shape(stride), padding, new Shape(dilation))
                .singletonOrThrow();
    }
}
