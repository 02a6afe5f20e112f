package dev.noema.samples.scores.data;

import dev.noema.data.Augmentation;
import dev.noema.samples.scores.tokens.VoiceTokens;
import dev.noema.samples.scores.tokens.VoiceTokens.Range;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;

/**
 * Shifts all voices by the same number of semitones, as far as each stays within its range; every
 * shift that is possible is equally likely.
 *
 * @param most how far at most
 */
record Transposition(VoiceTokens vocabulary, int most) implements Augmentation {

    @Override
    public Tensor of(Tensor item, Noise noise) {
        long[] tokens = ((LongTensor) item).values();
        int down = -most;
        int up = most;
        for (long token : tokens) {
            int pitch = vocabulary.cell(token);
            if (pitch >= 0) {
                Range range = vocabulary.ranges().get(vocabulary.voice(token));
                down = Math.max(down, range.lowest() - pitch);
                up = Math.min(up, range.highest() - pitch);
            }
        }
        int shift = down + noise.below(up - down + 1, 0);
        long[] shifted = tokens.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] += vocabulary.cell(tokens[i]) >= 0 ? shift : 0;
        }
        return new LongTensor(shifted, item.shape());
    }
}
