package dev.noema.samples.scores.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.samples.scores.tokens.Grid;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.spi.Pass;
import dev.noema.trace.Operations;

/**
 * What rows of voices tell a network: what sounds in each voice, and which tokens cannot come next.
 * It is {@link dev.noema.samples.scores.tokens.VoiceRule} as arrays, so that a likelihood may leave
 * out what a sampler would strike out.
 */
final class VoiceGrammar {

    /** Added to a logit: the softmax of float32 is 0 there. */
    private static final float IMPOSSIBLE = -1e4f;

    private final VoiceTokens vocabulary;
    private final int places;

    /**
     * A grammar.
     *
     * @param places how many tokens the longest row has, the one that ends it among them
     */
    VoiceGrammar(VoiceTokens vocabulary, int places) {
        this.vocabulary = vocabulary;
        this.places = places;
    }

    int voices() {
        return vocabulary.voices();
    }

    /**
     * What sounds in the last places before each, from the oldest on, the first of them in the
     * voice of the place itself: the token with which it began, however long it goes on; 0 for
     * nothing yet.
     *
     * @param x tokens {@code (batch, time)}
     * @return {@code (batch, time, voices)}
     */
    NDArray sounding(NDArray x, Pass pass) {
        NDArray begun = begun(x, pass);
        for (int reach = voices(); reach < places; reach *= 2) {
            begun = NDArrays.where(begun.eq(0), later(begun, reach), begun);
        }
        NDArray seen = later(begun, voices()).expandDims(2);
        for (int back = voices() - 1; back > 0; back--) {
            seen = seen.concat(later(begun, back).expandDims(2), 2);
        }
        return seen;
    }

    /**
     * The same of one more place.
     *
     * @param before what sounds before the previous token, {@code (batch, voices)}
     * @param previous token {@code (batch)}
     */
    NDArray sounding(NDArray before, NDArray previous, Pass pass) {
        NDArray begun = begun(previous, pass).expandDims(1);
        NDArray sounds = NDArrays.where(begun.eq(0), before.get(":, :1"), begun);
        return voices() == 1 ? sounds : before.get(":, 1:").concat(sounds, 1);
    }

    /**
     * What is added to the logits, so that what cannot come has no probability.
     *
     * @param place {@code (batch, count)}, from 0
     * @param sounding {@code (batch, count, voices)}
     * @return {@code (batch, count, tokens)}
     */
    NDArray impossible(NDArray place, NDArray sounding, Pass pass) {
        int tokens = vocabulary.count();
        float[] byPlace = new float[places * tokens];
        float[] goesOn = new float[tokens];
        float[] silent = new float[tokens];
        for (int token = 0; token < tokens; token++) {
            goesOn[token] = vocabulary.cell(token) == Grid.HOLD ? IMPOSSIBLE : 0;
            silent[token] = vocabulary.cell(token) == Grid.REST ? 1 : 0;
            for (int at = 0; at < places; at++) {
                byPlace[at * tokens + token] = vocabulary.fits(token, at) ? 0 : IMPOSSIBLE;
            }
        }
        NDArray rows =
                Operations.embedding(
                        place.clip(0, places - 1).toType(DataType.INT64, false),
                        pass.constant(byPlace, new Shape(places, tokens)));
        NDArray nothing = each(silent, sounding.get(":, :, 0"), pass).expandDims(2);
        return rows.add(nothing.mul(pass.constant(goesOn, new Shape(tokens))));
    }

    /** The token where something begins, a rest among them, and 0 where it goes on. */
    private NDArray begun(NDArray tokens, Pass pass) {
        float[] begins = new float[vocabulary.count()];
        for (int token = 1; token < begins.length; token++) {
            begins[token] = vocabulary.cell(token) == Grid.HOLD ? 0 : token;
        }
        return each(begins, tokens, pass);
    }

    /** A number for each token, {@code (batch...)} to {@code (batch...)}. */
    private static NDArray each(float[] values, NDArray tokens, Pass pass) {
        NDArray table = pass.constant(values, new Shape(values.length, 1));
        return Operations.embedding(tokens.toType(DataType.INT64, false), table)
                .squeeze(tokens.getShape().dimension());
    }

    /** Moves {@code (batch, time)} by some places; zeros come first. */
    private static NDArray later(NDArray x, int by) {
        NDArray zeros = x.getManager().zeros(new Shape(x.getShape().get(0), by), DataType.FLOAT32);
        return zeros.concat(x, 1).get(":, :{}", x.getShape().get(1));
    }

    /** What sounds before the first place, {@code (batch, voices)}. */
    NDArray nothing(NDArray code) {
        return code.getManager()
                .zeros(new Shape(code.getShape().get(0), voices()), DataType.FLOAT32);
    }
}
