package dev.noema.serving.generation;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * A decoder whose logits depend on the token before alone.
 *
 * @param rows the logits after each token
 */
record FixedLogits(float[][] rows) implements StepDecoder {

    @Override
    public Map<String, Tensor> start(FloatTensor z, Optional<LongTensor> condition) {
        return Map.of("state.0", z);
    }

    @Override
    public Next next(Tensor previous, Map<String, Tensor> state) {
        long[] tokens = ((LongTensor) previous).values();
        int count = rows[0].length;
        float[] logits = new float[tokens.length * count];
        for (int item = 0; item < tokens.length; item++) {
            System.arraycopy(rows[(int) tokens[item]], 0, logits, item * count, count);
        }
        return new Next(
                Map.of(Generation.LOGITS, new FloatTensor(logits, tokens.length, count)), state);
    }
}
