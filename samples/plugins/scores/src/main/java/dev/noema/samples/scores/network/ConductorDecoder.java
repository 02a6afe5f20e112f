package dev.noema.samples.scores.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import dev.noema.nn.Dense;
import dev.noema.nn.Embedding;
import dev.noema.nn.Recurrence;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.spi.Batch;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import dev.noema.spi.Stepwise;
import dev.noema.trace.RecurrentCell;
import java.util.ArrayList;
import java.util.List;

/**
 * A conductor, a recurrent network from the item's code to a code for each segment, leads a player,
 * a recurrent network over the tokens before each place, which sees the segment's code and where in
 * the segment it is (after the hierarchical decoder of Roberts et al. 2018, arXiv 1803.05428; here
 * the player's state goes on from segment to segment). It hears what sounds in each voice, and by
 * {@code grammar} gives no probability to tokens that cannot come.
 */
public final class ConductorDecoder implements Stepwise {

    private final int segment;
    private final int segments;
    private final Embedding embedding;
    private final Recurrence conductor;
    private final Recurrence player;
    private final VoiceGrammar grammar;
    private final boolean strict;
    private final float dropout;
    private final ParameterSpec output;

    /** A decoder; throws {@link IllegalArgumentException} where data or likelihood do not fit. */
    public ConductorDecoder(ConductorOptions options, PartContext context) {
        this.embedding = Embedding.of(context, options.embedding());
        if (context.outputs().size() != 1) {
            throw new IllegalArgumentException(
                    "makes one array for each place; the likelihood asks for "
                            + context.outputs().stream().map(ParameterSpec::name).toList());
        }
        this.output = context.outputs().get(0);
        this.grammar =
                new VoiceGrammar(
                        VoiceTokens.of(context.preprocessing()), context.sequence().longest());
        this.strict = options.grammar();
        this.dropout = (float) options.dropout();
        this.segment = options.segment();
        // the longest item's last token is the one that ends it
        this.segments = (context.sequence().longest() + segment - 1) / segment;
        this.conductor = new Recurrence(RecurrentCell.GRU, options.conductor(), 1);
        this.player = new Recurrence(RecurrentCell.GRU, options.size(), 1);
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray code = conditioned(z, given);
        NDArray places = given.x().toType(DataType.FLOAT32, false).mul(0).add(1).cumSum(1).sub(1);
        NDArray tokens = embedding.apply(previous(given.x()), pass);
        NDArray sounding = grammar.sounding(given.x(), pass);
        NDArray seen =
                tokens.concat(heard(sounding, pass), 2)
                        .concat(known(places, conducted(code, pass), pass), 2);
        NDArray features =
                player.apply("player", dropped(seen, pass), List.of(first(code, pass)), null, pass)
                        .outputs();
        return parameters(logits(features, places, sounding, pass));
    }

    @Override
    public State start(NDArray z, Batch given, Pass pass) {
        NDArray code = conditioned(z, given);
        NDArray place = code.get(":, :1").mul(0);
        return State.of(conducted(code, pass), place, grammar.nothing(code), first(code, pass));
    }

    @Override
    public Step next(State state, NDArray previous, Pass pass) {
        NDArray codes = state.arrays().get(0);
        NDArray place = state.arrays().get(1);
        NDArray sounding = grammar.sounding(state.arrays().get(2), previous, pass);
        NDArray heard = sounding.expandDims(1); // (batch, 1, voices)
        NDArray seen =
                embedding
                        .apply(previous, pass)
                        .concat(heard(heard, pass).squeeze(1), 1)
                        .concat(known(place, codes, pass).squeeze(1), 1);
        Recurrence.Result result =
                player.step("player", dropped(seen, pass), state.arrays().subList(3, 4), pass);
        NDArray features = result.outputs().expandDims(1);
        List<NDArray> arrays = new ArrayList<>(List.of(codes, place.add(1), sounding));
        arrays.addAll(result.states());
        return new Step(
                parameters(logits(features, place, heard, pass).squeeze(1)), new State(arrays));
    }

    private static NDArray conditioned(NDArray z, Batch given) {
        return given.condition().map(condition -> z.concat(condition, 1)).orElse(z);
    }

    /** The token before each place: the boundary before the first, {@code (batch, time)}. */
    private static NDArray previous(NDArray x) {
        NDArray boundary = x.getManager().zeros(new Shape(x.getShape().get(0), 1), DataType.INT64);
        return boundary.concat(x, 1).get(":, :{}", x.getShape().get(1));
    }

    /** A code for each segment, {@code (batch, segments, conductor)}. */
    private NDArray conducted(NDArray code, Pass pass) {
        long batch = code.getShape().get(0);
        long width = code.getShape().get(1);
        NDArray inputs = code.expandDims(1).broadcast(new Shape(batch, segments, width));
        return conductor.apply("conductor", inputs, List.of(), null, pass).outputs();
    }

    /**
     * What is known of places besides the tokens before them: the code of their segment, and where
     * in it they are.
     *
     * @param places {@code (batch, count)}, from 0
     * @return {@code (batch, count, conductor + embedding)}
     */
    private NDArray known(NDArray places, NDArray codes, Pass pass) {
        NDArray number = places.div(segment).floor();
        NDArray within = places.sub(number.mul(segment));
        NDArray code = oneOf(segments, number, pass).matMul(codes);
        NDArray place =
                new Dense(embedding.width()).apply("place", oneOf(segment, within, pass), pass);
        return code.concat(place, 2);
    }

    /** {@code (batch, count)} numbers as {@code (batch, count, size)} ones among zeros. */
    private static NDArray oneOf(int size, NDArray numbers, Pass pass) {
        float[] range = new float[size];
        for (int i = 0; i < size; i++) {
            range[i] = i;
        }
        return numbers.expandDims(2)
                .eq(pass.constant(range, new Shape(size)))
                .toType(DataType.FLOAT32, false);
    }

    /** The player's state before the first place, {@code (batch, 1, size)}. */
    private NDArray first(NDArray code, Pass pass) {
        Shape shape = player.stateShape(code.getShape().get(0));
        return new Dense(player.size()).apply("state", code, pass).tanh().reshape(shape);
    }

    /** {@code (batch, count, voices)} tokens to {@code (batch, count, voices * embedding)}. */
    private NDArray heard(NDArray sounding, Pass pass) {
        Shape shape = sounding.getShape();
        return embedding
                .apply(sounding.toType(DataType.INT64, false), pass)
                .reshape(shape.get(0), shape.get(1), (long) grammar.voices() * embedding.width());
    }

    private NDArray dropped(NDArray features, Pass pass) {
        return dropout == 0
                ? features
                : Dropout.dropout(features, dropout, pass.training()).singletonOrThrow();
    }

    private NDArray logits(NDArray features, NDArray places, NDArray sounding, Pass pass) {
        long units = output.shape().getLastDimension();
        NDArray logits = new Dense(units).apply("output", dropped(features, pass), pass);
        return strict ? logits.add(grammar.impossible(places, sounding, pass)) : logits;
    }

    private Parameters parameters(NDArray logits) {
        return Parameters.of(output.name(), logits);
    }
}
