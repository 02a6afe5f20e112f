package dev.noema.oracle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import dev.noema.spi.Pass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * A pass over plain arrays: seeded noise, parameters kept by name, and whatever the test puts in by
 * name.
 */
public final class PlainPass implements Pass {

    private final NDManager manager;
    private final String scope;
    private final Random random;
    private final Map<String, NDArray> arrays;
    private final boolean training;

    private PlainPass(
            NDManager manager,
            String scope,
            Random random,
            Map<String, NDArray> arrays,
            boolean training) {
        this.manager = manager;
        this.scope = scope;
        this.random = random;
        this.arrays = arrays;
        this.training = training;
    }

    public static PlainPass evaluating(NDManager manager) {
        return new PlainPass(manager, "", new Random(7), new HashMap<>(), false);
    }

    public static PlainPass training(NDManager manager) {
        return new PlainPass(manager, "", new Random(7), new HashMap<>(), true);
    }

    /**
     * Answers to a block, parameter, scheduled value or noise of this full name with a given array.
     */
    public PlainPass with(String name, NDArray array) {
        arrays.put(name, array);
        return this;
    }

    /** The parameters and given arrays by full name. */
    public Map<String, NDArray> arrays() {
        return arrays;
    }

    @Override
    public Pass scope(String name) {
        return new PlainPass(manager, scope + name + "/", random, arrays, training);
    }

    @Override
    public NDArray apply(String name, Block block, NDArray... inputs) {
        NDArray given = arrays.get(scope + name);
        if (given != null) {
            return given;
        }
        if (!block.isInitialized()) {
            block.setInitializer(new NormalInitializer(0.5f), Parameter.Type.WEIGHT);
            block.initialize(
                    manager,
                    DataType.FLOAT32,
                    Arrays.stream(inputs).map(NDArray::getShape).toArray(Shape[]::new));
        }
        return block.forward(new ParameterStore(manager, false), new NDList(inputs), training)
                .singletonOrThrow();
    }

    @Override
    public NDArray parameter(String name, Shape shape, Initializer initializer) {
        return arrays.computeIfAbsent(
                scope + name, key -> initializer.initialize(manager, shape, DataType.FLOAT32));
    }

    @Override
    public NDArray constant(float[] values, Shape shape) {
        return manager.create(values, shape);
    }

    @Override
    public NDArray scheduled(String name) {
        return arrays.get(name);
    }

    @Override
    public NDArray normal(String purpose, Shape shape) {
        return noise(purpose, shape, true);
    }

    @Override
    public NDArray uniform(String purpose, Shape shape) {
        return noise(purpose, shape, false);
    }

    private NDArray noise(String purpose, Shape shape, boolean normal) {
        NDArray given = arrays.getOrDefault(scope + purpose, arrays.get(purpose));
        if (given != null) {
            return given;
        }
        float[] values = new float[(int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] =
                    normal
                            ? (float) random.nextGaussian()
                            : (random.nextInt(1 << 23) + 0.5f) / (1 << 23);
        }
        return manager.create(values, shape);
    }

    @Override
    public boolean training() {
        return training;
    }
}
