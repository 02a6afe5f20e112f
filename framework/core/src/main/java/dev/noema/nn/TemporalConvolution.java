package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import dev.noema.spi.Pass;

/**
 * A convolution over time, {@code (batch, time, in)} to {@code (batch, time', channels)}.
 *
 * @param channels how many features come out
 * @param kernel how many places are seen at once
 * @param dilation how far those are apart
 */
public record TemporalConvolution(long channels, long kernel, long dilation) implements Layer {

    /** How many places the first output sees before the last that it sees. */
    public long span() {
        return (kernel - 1) * dilation;
    }

    /** With zeros before and after, so that as many places come out; for odd kernels. */
    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        return convolved(name, x, span() / 2, pass);
    }

    /**
     * Without looking ahead: place t sees those from t - {@link #span} to t.
     *
     * @param history what stands before the first place, {@code (batch, span, in)}
     */
    public NDArray after(NDArray history, String name, NDArray x, Pass pass) {
        return convolved(name, history.concat(x, 1), 0, pass);
    }

    private NDArray convolved(String name, NDArray x, long padding, Pass pass) {
        Pass own = pass.scope(name);
        Shape shape = new Shape(channels, x.getShape().get(2), kernel);
        FanInUniform uniform = FanInUniform.of(shape);
        NDArray weight = own.parameter("weight", shape, uniform);
        NDArray bias = own.parameter("bias", new Shape(channels), uniform);
        return Conv1d.conv1d(
                        x.transpose(0, 2, 1),
                        weight,
                        bias,
                        new Shape(1),
                        new Shape(padding),
                        new Shape(dilation))
                .singletonOrThrow()
                .transpose(0, 2, 1);
    }
}
