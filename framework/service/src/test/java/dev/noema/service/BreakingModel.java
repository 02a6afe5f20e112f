package dev.noema.service;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import java.util.Map;
import java.util.Optional;

/** A model of words that makes one token and then fails. */
final class BreakingModel implements GenerativeModel {

    private final LettersModel letters = new LettersModel();

    @Override
    public About about() {
        return letters.about();
    }

    @Override
    public Map<String, FloatTensor> encode(Tensor x, Optional<LongTensor> condition) {
        return letters.encode(x, condition);
    }

    @Override
    public Map<String, FloatTensor> decode(FloatTensor z, Optional<LongTensor> condition) {
        return letters.decode(z, condition);
    }

    @Override
    public Map<String, FloatTensor> sample(
            int count, long seed, float temperature, Optional<LongTensor> condition) {
        return letters.sample(count, seed, temperature, condition);
    }

    @Override
    public StepDecoder steps() {
        StepDecoder steps = letters.steps();
        return new StepDecoder() {
            private boolean made;

            @Override
            public Map<String, Tensor> start(FloatTensor z, Optional<LongTensor> condition) {
                return steps.start(z, condition);
            }

            @Override
            public Next next(Tensor previous, Map<String, Tensor> state) {
                if (made) {
                    throw new IllegalStateException("the model broke");
                }
                made = true;
                return steps.next(previous, state);
            }
        };
    }

    @Override
    public void close() {
        // holds nothing
    }
}
