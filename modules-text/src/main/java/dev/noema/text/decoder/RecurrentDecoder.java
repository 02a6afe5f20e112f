package dev.noema.text.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import dev.noema.nn.Dense;
import dev.noema.nn.Recurrence;
import dev.noema.spi.Batch;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Stepwise;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent network over the tokens before each place, which sees the code in its first state and
 * at each place.
 */
final class RecurrentDecoder implements Stepwise {

    private static final String RECURRENCE = "recurrence";

    private final PreviousTokens tokens;
    private final Recurrence recurrence;
    private final float dropout;
    private final TokenOutput output;

    RecurrentDecoder(RecurrentDecoderOptions options, TokenOutput output) {
        this.tokens = new PreviousTokens(output.embedding(), (float) options.wordDropout());
        this.recurrence =
                new Recurrence(
                        options.cell(),
                        options.size(),
                        options.layers(),
                        false,
                        options.layers() > 1 ? options.dropout() : 0);
        this.dropout = (float) options.dropout();
        this.output = output;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray code = PreviousTokens.conditioned(z, given);
        long batch = given.x().getShape().get(0);
        long time = given.x().getShape().get(1);
        NDArray words = tokens.all(given.x(), pass);
        NDArray codes =
                code.expandDims(1).broadcast(new Shape(batch, time, code.getShape().get(1)));
        NDArray outputs =
                recurrence
                        .apply(RECURRENCE, words.concat(codes, 2), first(code, pass), null, pass)
                        .outputs();
        return parameters(outputs, code, pass);
    }

    @Override
    public State start(NDArray z, Batch given, Pass pass) {
        NDArray code = PreviousTokens.conditioned(z, given);
        List<NDArray> arrays = new ArrayList<>(List.of(code));
        arrays.addAll(first(code, pass));
        return new State(arrays);
    }

    @Override
    public Step next(State state, NDArray previous, Pass pass) {
        NDArray code = state.arrays().get(0);
        NDArray word = tokens.one(previous, pass);
        List<NDArray> states = state.arrays().subList(1, state.arrays().size());
        Recurrence.Result result = recurrence.step(RECURRENCE, word.concat(code, 1), states, pass);
        List<NDArray> arrays = new ArrayList<>(List.of(code));
        arrays.addAll(result.states());
        return new Step(parameters(result.outputs(), code, pass), new State(arrays));
    }

    private List<NDArray> first(NDArray code, Pass pass) {
        Shape shape = recurrence.stateShape(code.getShape().get(0));
        List<NDArray> states = new ArrayList<>();
        for (int i = 0; i < recurrence.cell().states(); i++) {
            long units = shape.get(1) * shape.get(2);
            states.add(new Dense(units).apply("state" + i, code, pass).tanh().reshape(shape));
        }
        return states;
    }

    private Parameters parameters(NDArray features, NDArray code, Pass pass) {
        NDArray kept =
                dropout == 0
                        ? features
                        : Dropout.dropout(features, dropout, pass.training()).singletonOrThrow();
        return output.of(kept, code, pass);
    }
}
