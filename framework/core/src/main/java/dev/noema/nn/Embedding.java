package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * A row of trained numbers for each token.
 *
 * @param tokens how many tokens there are
 * @param width how many numbers each has
 */
public record Embedding(int tokens, int width) {

    private static final float INITIAL_SPREAD = 0.1f;

    /**
     * For the tokens of a model's data.
     *
     * @throws IllegalArgumentException when the data hold no tokens
     */
    public static Embedding of(PartContext context, int width) {
        if (!context.sequence().ofTokens()) {
            throw new IllegalArgumentException(
                    "is for data of tokens, such as text; these data are real numbers");
        }
        return new Embedding(context.sequence().tokens(), width);
    }

    /** {@code (batch...)} tokens to {@code (batch..., width)}. */
    public NDArray apply(NDArray numbers, Pass pass) {
        return Operations.embedding(numbers, table(pass));
    }

    /**
     * How well each token fits, {@code (batch..., tokens)}: the products of features {@code
     * (batch..., width)} with the same table, and a number for each token (Press and Wolf 2017,
     * arXiv 1608.05859).
     */
    public NDArray logits(NDArray features, Pass pass) {
        NDArray bias = pass.parameter("embedding/bias", new Shape(tokens), Initializer.ZEROS);
        return Linear.linear(features, table(pass), bias).singletonOrThrow();
    }

    private NDArray table(Pass pass) {
        return pass.parameter(
                "embedding/table", new Shape(tokens, width), new NormalInitializer(INITIAL_SPREAD));
    }
}
