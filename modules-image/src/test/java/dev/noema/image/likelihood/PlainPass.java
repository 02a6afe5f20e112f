package dev.noema.image.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.initializer.Initializer;
import dev.noema.spi.Pass;
import java.util.Map;
import java.util.Random;

/**
 * A pass over plain arrays with seeded noise; likelihoods of pictures train nothing of their own.
 */
record PlainPass(NDManager manager, Random random, Map<String, NDArray> noise) implements Pass {

    PlainPass(NDManager manager) {
        this(manager, Map.of());
    }

    /** A pass that takes noise from {@code noise}, by purpose, where it is there. */
    PlainPass(NDManager manager, Map<String, NDArray> noise) {
        this(manager, new Random(7), noise);
    }

    @Override
    public Pass scope(String name) {
        return this;
    }

    @Override
    public NDArray apply(String name, Block block, NDArray... inputs) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public NDArray parameter(String name, Shape shape, Initializer initializer) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public NDArray constant(float[] values, Shape shape) {
        return manager.create(values, shape);
    }

    @Override
    public NDArray scheduled(String name) {
        throw new UnsupportedOperationException(name);
    }

    @Override
    public NDArray normal(String purpose, Shape shape) {
        throw new UnsupportedOperationException(purpose);
    }

    @Override
    public NDArray uniform(String purpose, Shape shape) {
        if (noise.containsKey(purpose)) {
            return noise.get(purpose);
        }
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (random.nextInt(1 << 23) + 0.5f) / (1 << 23);
        }
        return manager.create(values, shape);
    }

    @Override
    public boolean training() {
        return false;
    }
}
