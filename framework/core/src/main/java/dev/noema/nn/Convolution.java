package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.initializer.Initializer;
import dev.noema.spi.Pass;

/**
 * A convolution over pictures, {@code (batch, in, height, width)} to {@code (batch, channels,
 * height', width')}.
 *
 * @param channels how many channels come out
 * @param kernel the kernel's height and width, in pixels
 * @param stride the step between outputs, in pixels
 * @param zeroBias whether the bias starts at 0 instead of random
 */
public record Convolution(long channels, long kernel, long stride, boolean zeroBias)
        implements Layer {

    public Convolution(long channels, long kernel, long stride) {
        this(channels, kernel, stride, false);
    }

    /** The pixels added at each side: half a kernel, and none where kernels do not overlap. */
    long padding() {
        return kernel > stride ? (kernel - 1) / 2 : 0;
    }

    /** The height or width that comes of {@code size}; 0 when the kernel does not fit. */
    public long size(long size) {
        long room = size + 2 * padding() - kernel;
        return room < 0 ? 0 : room / stride + 1;
    }

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        Shape shape = new Shape(channels, x.getShape().get(1), kernel, kernel);
        FanInUniform uniform = FanInUniform.of(shape);
        Initializer biases = zeroBias ? Initializer.ZEROS : uniform;
        NDArray weight = own.parameter("weight", shape, uniform);
        NDArray bias = own.parameter("bias", new Shape(channels), biases);
        Shape strides = new Shape(stride, stride);
        Shape paddings = new Shape(padding(), padding());
        return Conv2d.conv2d(x, weight, bias, strides, paddings).singletonOrThrow();
    }
}
