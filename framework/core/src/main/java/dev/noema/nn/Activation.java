package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import dev.noema.trace.Operations;
import java.util.function.UnaryOperator;

/** What makes a network more than linear: a function of each element. */
public enum Activation {
    /** max(x, 0). */
    RELU(ai.djl.nn.Activation::relu),
    /** x where positive, else 0.2 x. */
    LEAKY_RELU(x -> ai.djl.nn.Activation.leakyRelu(x, 0.2f)),
    /** x where positive, else exp(x) - 1. */
    ELU(x -> ai.djl.nn.Activation.elu(x, 1)),
    /** x Phi(x), with the normal distribution function Phi. */
    GELU(ai.djl.nn.Activation::gelu),
    /** x sigmoid(x). */
    SILU(Operations::silu),
    /** The hyperbolic tangent. */
    TANH(ai.djl.nn.Activation::tanh);

    private final UnaryOperator<NDArray> function;

    Activation(UnaryOperator<NDArray> function) {
        this.function = function;
    }

    public NDArray apply(NDArray x) {
        return function.apply(x);
    }
}
