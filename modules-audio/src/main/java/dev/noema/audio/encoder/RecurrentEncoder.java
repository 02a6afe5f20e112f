package dev.noema.audio.encoder;

import ai.djl.ndarray.NDArray;
import dev.noema.audio.nn.Levels;
import dev.noema.nn.Recurrence;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.List;

/** A recurrent network over the frames in both directions, whose mean features make one code. */
final class RecurrentEncoder implements Encoder {

    private final Recurrence recurrence;
    private final Head head;

    RecurrentEncoder(Recurrence recurrence, Head head) {
        this.recurrence = recurrence;
        this.head = head;
    }

    @Override
    public Posterior encode(Batch batch, Pass pass) {
        NDArray frames = Levels.toUnit(batch.x());
        NDArray features = recurrence.apply("recurrence", frames, List.of(), null, pass).outputs();
        return head.posterior(features.mean(new int[] {1}), batch, pass);
    }
}
