package dev.noema.serving.generation;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import java.util.Map;
import java.util.Optional;

/**
 * A decoder whose logits depend on the code and on all tokens before.
 *
 * @param tokens how many there are
 */
record RememberingDecoder(int tokens) implements StepDecoder {

    @Override
    public Map<String, Tensor> start(FloatTensor z, Optional<LongTensor> condition) {
        return Map.of("state.0", z);
    }

    @Override
    public Next next(Tensor previous, Map<String, Tensor> state) {
        float[] before = ((FloatTensor) state.get("state.0")).values();
        int items = before.length;
        float[] after = new float[items];
        float[] logits = new float[items * tokens];
        for (int item = 0; item < items; item++) {
            after[item] = 0.7f * before[item] + ((LongTensor) previous).values()[item];
            for (int token = 0; token < tokens; token++) {
                logits[item * tokens + token] =
                        (float) (2 * Math.sin(after[item] * (token + 1) * 1.7 + token));
            }
        }
        return new Next(
                Map.of(Generation.LOGITS, new FloatTensor(logits, items, tokens)),
                Map.of("state.0", new FloatTensor(after, items, 1)));
    }
}
