package dev.noema.text.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.nn.Dense;
import dev.noema.nn.LayerNormalization;
import dev.noema.nn.Positions;
import dev.noema.nn.TransformerLayer;
import dev.noema.spi.Batch;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Stepwise;
import java.util.ArrayList;
import java.util.List;

/**
 * Places that look back at those before them. The code is added to each place, and each layer has a
 * place of its own, made of the code, at which all others may look (as in Optimus, <a
 * href="https://arxiv.org/abs/2004.04092">Li et al. 2020</a>).
 *
 * <p>Going step by step, keys and values of the last {@code longest} places are kept in a ring, so
 * that the sizes of the state never change: place t stands at t mod longest. Going at once, a place
 * looks no further back, so that both agree beyond the longest item of the data, too.
 */
final class TransformerDecoder implements Stepwise {

    private static final LayerNormalization NORMALIZATION = new LayerNormalization();
    private static final int INNER = 4;

    private final TransformerDecoderOptions options;
    private final PreviousTokens tokens;
    private final TransformerLayer layer;
    private final int longest;
    private final TokenOutput output;

    TransformerDecoder(TransformerDecoderOptions options, int longest, TokenOutput output) {
        this.options = options;
        this.tokens = new PreviousTokens(output.embedding(), (float) options.wordDropout());
        this.layer =
                new TransformerLayer(
                        options.size(),
                        options.heads(),
                        (long) INNER * options.size(),
                        options.dropout());
        this.longest = longest;
        this.output = output;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray code = PreviousTokens.conditioned(z, given);
        long time = given.x().getShape().get(1);
        NDArray places = Positions.first(z, time);
        NDArray features =
                input(tokens.all(given.x(), pass), places.expandDims(0), code.expandDims(1), pass);
        NDArray mask = window(places, time);
        for (int i = 0; i < options.layers(); i++) {
            TransformerLayer.Looks looks = layer.looks(name(i), features, pass);
            NDList memory = memory(i, code, pass);
            features =
                    layer.apply(
                            name(i),
                            features,
                            looks.at(
                                    memory.get(0).concat(looks.keys(), 1),
                                    memory.get(1).concat(looks.values(), 1)),
                            mask,
                            pass);
        }
        return parameters(features, code, pass);
    }

    @Override
    public State start(NDArray z, Batch given, Pass pass) {
        NDArray code = PreviousTokens.conditioned(z, given);
        long batch = code.getShape().get(0);
        List<NDArray> arrays = new ArrayList<>();
        arrays.add(code);
        arrays.add(z.getManager().zeros(new Shape(batch, 1)));
        for (int i = 0; i < 2 * options.layers(); i++) {
            arrays.add(z.getManager().zeros(new Shape(batch, longest, options.size())));
        }
        return new State(arrays);
    }

    @Override
    public Step next(State state, NDArray previous, Pass pass) {
        NDArray code = state.arrays().get(0);
        NDArray place = state.arrays().get(1);
        NDArray features =
                input(tokens.one(previous, pass).expandDims(1), place, code.expandDims(1), pass);
        NDArray slots = Positions.first(code, longest).expandDims(0);
        NDArray here = slots.eq(place.mod(longest)).toType(DataType.FLOAT32, false).expandDims(2);
        NDArray filled = place.gte(0).concat(slots.lte(place), 1).expandDims(1).expandDims(1);
        List<NDArray> arrays = new ArrayList<>(List.of(code, place.add(1)));
        for (int i = 0; i < options.layers(); i++) {
            TransformerLayer.Looks looks = layer.looks(name(i), features, pass);
            NDArray keys = put(state.arrays().get(2 + 2 * i), looks.keys(), here);
            NDArray values = put(state.arrays().get(3 + 2 * i), looks.values(), here);
            arrays.add(keys);
            arrays.add(values);
            NDList memory = memory(i, code, pass);
            features =
                    layer.apply(
                            name(i),
                            features,
                            looks.at(
                                    memory.get(0).concat(keys, 1), memory.get(1).concat(values, 1)),
                            filled,
                            pass);
        }
        return new Step(parameters(features.squeeze(1), code, pass), new State(arrays));
    }

    /** Features that were only ever added to are normalised once more before the output layer. */
    private Parameters parameters(NDArray features, NDArray code, Pass pass) {
        return output.of(NORMALIZATION.apply("normalization", features, pass), code, pass);
    }

    private static String name(int layer) {
        return "layer" + layer;
    }

    /**
     * What the first layer sees.
     *
     * @param words {@code (batch, time, embedding)}
     * @param places broadcast to {@code (batch, time)}
     * @param code {@code (batch, 1, code)}
     */
    private NDArray input(NDArray words, NDArray places, NDArray code, Pass pass) {
        NDArray scaled = words.mul(Math.sqrt(options.embedding()));
        return new Dense(options.size())
                .apply("input", scaled, pass)
                .add(Positions.waves(places, options.size(), pass))
                .add(new Dense(options.size()).apply("code", code, pass));
    }

    /** The key and value of a layer's own place, each {@code (batch, 1, size)}. */
    private NDList memory(int number, NDArray code, Pass pass) {
        return new Dense(2L * options.size())
                .apply("memory" + number, code.expandDims(1), pass)
                .split(new long[] {options.size()}, 2);
    }

    /** {@code (time, 1 + time)}: the layer's own place first, then the last so many places. */
    private NDArray window(NDArray places, long time) {
        NDArray distance = places.reshape(time, 1).sub(places.reshape(1, time));
        NDArray near = distance.gte(0).logicalAnd(distance.lt(longest));
        return places.reshape(time, 1).gte(0).concat(near, 1);
    }

    /** The ring with the new place in it: {@code here} is 1 at its slot, and 0 elsewhere. */
    private static NDArray put(NDArray ring, NDArray added, NDArray here) {
        return ring.mul(here.mul(-1).add(1)).add(added.mul(here));
    }
}
