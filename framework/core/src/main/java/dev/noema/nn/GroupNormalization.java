package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * Normalises groups of neighbouring channels of each item, then scales and shifts each channel (<a
 * href="https://arxiv.org/abs/1803.08494">Wu and He 2018</a>).
 *
 * @param least the least number of channels in a group; a group takes more where they would not
 *     come out even, and all where there are fewer
 */
public record GroupNormalization(long least) implements Layer {

    private static final double EPSILON = 1e-5;

    @Override
    public NDArray apply(String name, NDArray x, Pass pass) {
        Pass own = pass.scope(name);
        long channels = x.getShape().get(1);
        NDArray scale = own.parameter("scale", new Shape(channels), Initializer.ONES);
        NDArray shift = own.parameter("shift", new Shape(channels), Initializer.ZEROS);
        return Operations.groupNormalization(x, groups(channels), scale, shift, EPSILON);
    }

    int groups(long channels) {
        long size = Math.min(least, channels);
        while (channels % size != 0) {
            size++;
        }
        return Math.toIntExact(channels / size);
    }
}
