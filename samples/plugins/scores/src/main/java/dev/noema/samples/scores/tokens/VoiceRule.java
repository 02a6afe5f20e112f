package dev.noema.samples.scores.tokens;

import dev.noema.serving.Sequence;
import dev.noema.serving.generation.TokenRule;

/**
 * Lets each place have tokens of its own voice alone, and a pitch go on only from itself; an item
 * ends after a whole step.
 */
public record VoiceRule(VoiceTokens vocabulary) implements TokenRule {

    @Override
    public void restrict(int item, int step, long[] made, boolean[] allowed) {
        int voices = vocabulary.voices();
        int voice = step % voices;
        long before = step < voices ? Sequence.BOUNDARY : made[step - voices];
        boolean ends = allowed[Sequence.BOUNDARY] && step > 0 && voice == 0;
        for (int token = 0; token < allowed.length; token++) {
            allowed[token] &=
                    vocabulary.voice(token) == voice && vocabulary.follows(token, before);
        }
        allowed[Sequence.BOUNDARY] = ends;
    }
}
