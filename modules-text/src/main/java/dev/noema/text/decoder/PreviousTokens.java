package dev.noema.text.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Embedding;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;

/**
 * What decoders of tokens see besides the code: the token before each place.
 *
 * @param embedding the numbers that stand for a token
 * @param wordDropout the share of tokens hidden at random in training
 */
record PreviousTokens(Embedding embedding, float wordDropout) {

    private static final String NOISE = "word-dropout";

    /** The code, with the condition behind it where there is one: {@code (batch, code)}. */
    static NDArray conditioned(NDArray z, Batch given) {
        return given.condition().map(condition -> z.concat(condition, 1)).orElse(z);
    }

    /**
     * The token before each place of {@code x (batch, time)}, the boundary before the first, as
     * {@code (batch, time, width)}.
     */
    NDArray all(NDArray x, Pass pass) {
        Shape shape = x.getShape();
        NDArray boundary = x.getManager().zeros(new Shape(shape.get(0), 1), DataType.INT64);
        NDArray before = boundary.concat(x, 1).get(":, :{}", shape.get(1));
        return hidden(embedding.apply(before, pass), pass);
    }

    /** Of one place, {@code (batch)} tokens to {@code (batch, width)}. */
    NDArray one(NDArray previous, Pass pass) {
        return embedding.apply(previous, pass);
    }

    /** Hides tokens at random in training (Bowman et al. 2016, arXiv 1511.06349). */
    private NDArray hidden(NDArray words, Pass pass) {
        if (wordDropout == 0 || !pass.training()) {
            return words;
        }
        Shape places = new Shape(words.getShape().get(0), words.getShape().get(1), 1);
        NDArray kept = pass.uniform(NOISE, places).gt(wordDropout);
        return words.mul(kept.toType(DataType.FLOAT32, false));
    }
}
