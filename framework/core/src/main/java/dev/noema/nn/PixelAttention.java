package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * Lets each pixel look at all others, with one head, and adds what it found: {@code (batch,
 * channels, height, width)} to the same shape (<a href="https://arxiv.org/abs/1711.07971">Wang et
 * al. 2018</a>).
 *
 * <p>Time and memory grow with the square of height x width: for small maps.
 */
public record PixelAttention() implements Layer {

    private static final Layer NORMALIZATION = Normalization.GROUP.layer();

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        Shape shape = x.getShape();
        long channels = shape.get(1);
        long pixels = shape.get(2) * shape.get(3);
        NDArray sequence =
                NORMALIZATION
                        .apply("normalization", x, own)
                        .reshape(-1, channels, pixels)
                        .transpose(0, 2, 1);
        NDList projected =
                new Dense(3 * channels)
                        .apply("projections", sequence, own)
                        .split(new long[] {channels, 2 * channels}, 2);
        NDArray found = Operations.attention(projected.get(0), projected.get(1), projected.get(2));
        NDArray output = new Dense(channels).apply("output", found, own);
        return output.transpose(0, 2, 1).reshape(-1, channels, shape.get(2), shape.get(3)).add(x);
    }
}
