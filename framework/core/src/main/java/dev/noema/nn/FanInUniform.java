package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;

/**
 * Uniform between -1/sqrt(fanIn) and 1/sqrt(fanIn), PyTorch's default for the weights and biases of
 * linear layers and convolutions.
 *
 * @param fanIn how many inputs one output is computed from
 */
public record FanInUniform(long fanIn) implements Initializer {

    /** For a weight {@code (out, in...)}, and for the bias beside it. */
    static FanInUniform of(Shape weight) {
        return new FanInUniform(weight.slice(1).size());
    }

    @Override
    public NDArray initialize(NDManager manager, Shape shape, DataType type) {
        float bound = (float) (1 / Math.sqrt((double) fanIn));
        return manager.randomUniform(-bound, bound, shape, type);
    }
}
