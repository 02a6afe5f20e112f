package dev.noema.text.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Dense;
import dev.noema.nn.LayerNormalization;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;

/**
 * The one array that the likelihood asks of a decoder for each place.
 *
 * @param name what the likelihood calls it
 * @param units how many numbers it has at a place
 */
record TokenOutput(String name, long units) {

    /**
     * What the likelihood of a model asks for.
     *
     * @throws IllegalArgumentException when that is more than one array
     */
    static TokenOutput of(PartContext context) {
        if (context.outputs().size() != 1) {
            throw new IllegalArgumentException(
                    "makes one array for each place; the likelihood asks for "
                            + context.outputs().stream().map(ParameterSpec::name).toList());
        }
        ParameterSpec spec = context.outputs().get(0);
        Shape shape = spec.shape();
        return new TokenOutput(spec.name(), shape.getLastDimension());
    }

    /** Of residual features, {@code (batch, ..., size)}, which are normalised first. */
    Parameters of(NDArray features, Pass pass) {
        NDArray normalized = new LayerNormalization().apply("normalization", features, pass);
        return Parameters.of(name, new Dense(units).apply("output", normalized, pass));
    }
}
