package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * A transposed convolution that doubles height and width: {@code (batch, in, height, width)} to
 * {@code (batch, channels, 2 height, 2 width)}.
 *
 * @param channels how many channels come out
 * @param kernel the kernel's height and width, in pixels, at least 2
 * @param zeroBias whether the bias starts at 0 instead of random
 */
public record TransposedConvolution(long channels, long kernel, boolean zeroBias) implements Layer {

    private static final Shape STRIDE = new Shape(2, 2);

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        Shape shape = new Shape(x.getShape().get(1), channels, kernel, kernel);
        // PyTorch reads the fan-in of a transposed convolution off the same dimensions
        FanInUniform uniform = FanInUniform.of(shape);
        Initializer biases = zeroBias ? Initializer.ZEROS : uniform;
        NDArray weight = own.parameter("weight", shape, uniform);
        NDArray bias = own.parameter("bias", new Shape(channels), biases);
        // size' = 2 (size - 1) - 2 padding + kernel + outputPadding = 2 size
        long padding = (kernel - 1) / 2;
        long outputPadding = kernel % 2;
        return Operations.convolutionTranspose(
                x,
                weight,
                bias,
                STRIDE,
                new Shape(padding, padding),
                new Shape(outputPadding, outputPadding),
                1);
    }
}
