package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import dev.noema.trace.Operations;

/** What makes a network more than linear: a function of each element. */
public enum Activation {
    /** max(x, 0). */
    RELU,
    /** x where positive, else 0.2 x. */
    LEAKY_RELU,
    /** x where positive, else exp(x) - 1. */
    ELU,
    /** x Phi(x), with the normal distribution function Phi. */
    GELU,
    /** x sigmoid(x). */
    SILU,
    /** The hyperbolic tangent. */
    TANH;

    /** The function of each element of {@code x}. */
    public NDArray apply(NDArray x) {
        return switch (this) {
            case RELU -> ai.djl.nn.Activation.relu(x);
            case LEAKY_RELU -> ai.djl.nn.Activation.leakyRelu(x, 0.2f);
            case ELU -> ai.djl.nn.Activation.elu(x, 1);
            case GELU -> ai.djl.nn.Activation.gelu(x);
            case SILU -> Operations.silu(x);
            case TANH -> ai.djl.nn.Activation.tanh(x);
        };
    }
}
