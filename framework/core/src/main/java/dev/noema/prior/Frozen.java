package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.initializer.Initializer;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Pass;
import java.util.HashMap;
import java.util.Map;

/** A pass in which parameters are constants: of a network that is never trained again. */
final class Frozen implements Pass {

    private final Pass pass;
    private final Map<String, FloatTensor> values;
    private final Map<String, NDArray> met;
    private final String path;

    Frozen(Pass pass, Map<String, FloatTensor> values) {
        this(pass, values, new HashMap<>(), "");
    }

    private Frozen(
            Pass pass, Map<String, FloatTensor> values, Map<String, NDArray> met, String path) {
        this.pass = pass;
        this.values = values;
        this.met = met;
        this.path = path;
    }

    @Override
    public Pass scope(String name) {
        return new Frozen(pass.scope(name), values, met, path + name + "/");
    }

    @Override
    public NDArray parameter(String name, Shape shape, Initializer initializer) {
        return met.computeIfAbsent(
                path + name, full -> pass.constant(values.get(full).values(), shape));
    }

    @Override
    public NDArray apply(String name, Block block, NDArray... inputs) {
        throw new IllegalStateException(path + name + ": blocks keep their parameters themselves");
    }

    @Override
    public NDArray constant(float[] constant, Shape shape) {
        return pass.constant(constant, shape);
    }

    @Override
    public NDArray scheduled(String name) {
        return pass.scheduled(name);
    }

    @Override
    public NDArray normal(String purpose, Shape shape) {
        return pass.normal(purpose, shape);
    }

    @Override
    public NDArray uniform(String purpose, Shape shape) {
        return pass.uniform(purpose, shape);
    }

    @Override
    public boolean training() {
        return false;
    }
}
