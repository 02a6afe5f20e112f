package dev.noema.service;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model of words: the code is the first token and the length, and sets what comes. */
final class LettersModel implements GenerativeModel {

    static final Sequence SEQUENCE = new Sequence(6, 5, 1);

    @Override
    public About about() {
        return new About("letters", "letters", Map.of(), List.of(-1L), 2, List.of(), SEQUENCE);
    }

    @Override
    public Map<String, FloatTensor> encode(Tensor x, Optional<LongTensor> condition) {
        LongTensor items = (LongTensor) x;
        int count = (int) items.shape()[0];
        int time = (int) items.shape()[1];
        float[] mean = new float[2 * count];
        for (int item = 0; item < count; item++) {
            mean[2 * item] = items.values()[item * time];
            mean[2 * item + 1] = Lengths.of(items).values()[item];
        }
        return Map.of(MEAN, new FloatTensor(mean, count, 2));
    }

    @Override
    public Map<String, FloatTensor> decode(FloatTensor z, Optional<LongTensor> condition) {
        throw new IllegalArgumentException("words are made step by step");
    }

    @Override
    public Map<String, FloatTensor> sample(
            int count, long seed, float temperature, Optional<LongTensor> condition) {
        float[] z = new float[2 * count];
        Noise.of(seed, 0, "prior").normals(z);
        return Map.of(Z, new FloatTensor(z, count, 2));
    }

    @Override
    public StepDecoder steps() {
        return new Steps();
    }

    /** The state is the code, turned further by each token. */
    private static final class Steps implements StepDecoder {
        @Override
        public Map<String, Tensor> start(FloatTensor z, Optional<LongTensor> condition) {
            return Map.of("state.0", z);
        }

        @Override
        public Next next(Tensor previous, Map<String, Tensor> state) {
            FloatTensor before = (FloatTensor) state.get("state.0");
            int items = (int) before.shape()[0];
            float[] after = before.values().clone();
            float[] logits = new float[items * SEQUENCE.tokens()];
            for (int item = 0; item < items; item++) {
                after[2 * item] += 0.6f * ((LongTensor) previous).values()[item];
                for (int token = 0; token < SEQUENCE.tokens(); token++) {
                    double angle = after[2 * item] * (token + 1) + after[2 * item + 1];
                    logits[item * SEQUENCE.tokens() + token] = (float) (2 * Math.sin(angle));
                }
            }
            return new Next(
                    Map.of("logits", new FloatTensor(logits, items, SEQUENCE.tokens())),
                    Map.of("state.0", new FloatTensor(after, before.shape())));
        }
    }

    @Override
    public void close() {
        // holds nothing
    }
}
