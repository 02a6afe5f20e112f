package dev.noema.text.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Dense;
import dev.noema.nn.Embedding;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;

/**
 * The one array that the likelihood asks of a decoder for each place.
 *
 * @param spec what the likelihood calls it, and how many numbers it has at a place
 * @param embedding the numbers that stand for a token
 * @param skip whether the code enters it past the network
 * @param tied whether it shares the table of the embedding
 */
record TokenOutput(ParameterSpec spec, Embedding embedding, boolean skip, boolean tied) {

    private static final String LAYER = "output";

    /**
     * What the likelihood of a model asks for.
     *
     * @throws IllegalArgumentException when that is more than one array
     */
    static TokenOutput of(PartContext context, Embedding embedding, boolean skip, boolean tied) {
        if (context.outputs().size() != 1) {
            throw new IllegalArgumentException(
                    "makes one array for each place; the likelihood asks for "
                            + context.outputs().stream().map(ParameterSpec::name).toList());
        }
        return new TokenOutput(context.outputs().get(0), embedding, skip, tied);
    }

    /**
     * Of features {@code (batch, size)} or {@code (batch, time, size)}, and the code {@code (batch,
     * code)}.
     */
    Parameters of(NDArray features, NDArray code, Pass pass) {
        NDArray seen = skip ? withCode(features, code) : features;
        NDArray logits =
                tied
                        ? embedding.logits(
                                new Dense(embedding.width()).apply(LAYER, seen, pass), pass)
                        : new Dense(spec.shape().getLastDimension()).apply(LAYER, seen, pass);
        return Parameters.of(spec.name(), logits);
    }

    /** Skip-VAE (Dieng et al. 2019, arXiv 1807.04863): the code has a short way to each output. */
    private static NDArray withCode(NDArray features, NDArray code) {
        Shape shape = features.getShape();
        NDArray codes =
                shape.dimension() == 2
                        ? code
                        : code.expandDims(1)
                                .broadcast(
                                        new Shape(
                                                shape.get(0),
                                                shape.get(1),
                                                code.getShape().get(1)));
        return features.concat(codes, -1);
    }
}
