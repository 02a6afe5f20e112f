package dev.noema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.NormalInitializer;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * Turns the class number of each item into the vector that encoder, decoder and prior see.
 *
 * @param kind how
 * @param classes how many classes there are
 * @param size the length of the vector: {@code classes} for one-hot
 */
public record Conditioning(Kind kind, int classes, int size) {

    /** How a class becomes a vector. */
    public enum Kind {
        NONE,
        ONE_HOT,
        EMBEDDING
    }

    /** A model without a condition. */
    public static final Conditioning NONE = new Conditioning(Kind.NONE, 0, 0);

    boolean present() {
        return kind != Kind.NONE;
    }

    /**
     * The batch with {@code condition}, {@code (batch)} class numbers, replaced by {@code (batch,
     * size)} floats.
     */
    Batch embed(Batch batch, Pass pass) {
        if (!present()) {
            return batch;
        }
        NDArray numbers =
                batch.condition()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "a conditional model needs the array \"condition\""));
        NDArray vectors =
                kind == Kind.ONE_HOT
                        ? numbers.oneHot(classes, 1, 0, DataType.FLOAT32)
                        : Operations.embedding(
                                numbers,
                                pass.parameter(
                                        "condition/table",
                                        new Shape(classes, size),
                                        new NormalInitializer(1)));
        return batch.with(Batch.CONDITION, vectors);
    }
}
