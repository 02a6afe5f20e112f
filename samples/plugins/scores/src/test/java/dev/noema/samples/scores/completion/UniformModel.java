package dev.noema.samples.scores.completion;

import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.StepDecoder;
import dev.noema.serving.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model that finds every token equally likely. */
final class UniformModel implements GenerativeModel {

    private final VoiceTokens vocabulary;
    private final int longest;

    UniformModel(VoiceTokens vocabulary, int longest) {
        this.vocabulary = vocabulary;
        this.longest = longest;
    }

    @Override
    public About about() {
        return new About(
                "uniform",
                "scores",
                vocabulary.toMap(),
                List.of(-1L),
                2,
                List.of(),
                new Sequence(longest, vocabulary.count(), -1));
    }

    @Override
    public Map<String, FloatTensor> encode(Tensor x, Optional<LongTensor> condition) {
        FloatTensor zeros = new FloatTensor(new float[2], 1, 2);
        return Map.of(MEAN, zeros, "log_variance", zeros);
    }

    @Override
    public Map<String, FloatTensor> decode(FloatTensor z, Optional<LongTensor> condition) {
        throw new UnsupportedOperationException("not part of what is tested");
    }

    @Override
    public Map<String, FloatTensor> sample(
            int count, long seed, float temperature, Optional<LongTensor> condition) {
        return Map.of(Z, new FloatTensor(new float[2 * count], count, 2));
    }

    @Override
    public StepDecoder steps() {
        return new StepDecoder() {
            @Override
            public Map<String, Tensor> start(FloatTensor z, Optional<LongTensor> condition) {
                return Map.of();
            }

            @Override
            public Next next(Tensor previous, Map<String, Tensor> state) {
                int items = (int) previous.shape()[0];
                int tokens = vocabulary.count();
                return new Next(
                        Map.of("logits", new FloatTensor(new float[items * tokens], items, tokens)),
                        state);
            }
        };
    }

    @Override
    public void close() {
        // nothing is held
    }
}
