package dev.noema.audio.decoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.audio.nn.Condition;
import dev.noema.nn.Dense;
import dev.noema.nn.Recurrence;
import dev.noema.spi.Batch;
import dev.noema.spi.Decoder;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import java.util.List;
import java.util.stream.IntStream;

/** A recurrent network that sees the code at each frame, from states that the code makes. */
final class RecurrentDecoder implements Decoder {

    private final long frames;
    private final Recurrence recurrence;
    private final Outputs outputs;

    RecurrentDecoder(long frames, Recurrence recurrence, Outputs outputs) {
        this.frames = frames;
        this.recurrence = recurrence;
        this.outputs = outputs;
    }

    @Override
    public Parameters decode(NDArray z, Batch given, Pass pass) {
        NDArray code = Condition.beside(z, given);
        long batch = z.getShape().get(0);
        Shape state = recurrence.stateShape(batch);
        List<NDArray> states =
                IntStream.range(0, recurrence.cell().states())
                        .mapToObj(
                                i ->
                                        new Dense(state.slice(1).size())
                                                .apply("state" + i, code, pass)
                                                .tanh()
                                                .reshape(state))
                        .toList();
        NDArray repeated =
                code.expandDims(1).broadcast(new Shape(batch, frames, code.getShape().get(1)));
        NDArray features = recurrence.apply("recurrence", repeated, states, null, pass).outputs();
        return outputs.cut(new Dense(outputs.total()).apply("output", features, pass));
    }
}
