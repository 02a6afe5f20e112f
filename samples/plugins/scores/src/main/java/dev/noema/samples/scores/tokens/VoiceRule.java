package dev.noema.samples.scores.tokens;

import dev.noema.serving.Sequence;
import dev.noema.serving.generation.TokenRule;

/**
 * Lets each place have tokens of its own voice alone, and a note go on only where there is one; an
 * item ends after a whole step.
 */
public record VoiceRule(VoiceTokens vocabulary) implements TokenRule {

    @Override
    public void restrict(int item, int step, long[] made, boolean[] allowed) {
        int voices = vocabulary.voices();
        int voice = step % voices;
        boolean sounds = step >= voices && vocabulary.cell(made[step - voices]) != Grid.REST;
        boolean ends = allowed[Sequence.BOUNDARY] && step > 0 && voice == 0;
        for (int token = 0; token < allowed.length; token++) {
            boolean goesOn = vocabulary.cell(token) == Grid.HOLD;
            allowed[token] &= vocabulary.voice(token) == voice && (sounds || !goesOn);
        }
        allowed[Sequence.BOUNDARY] = ends;
    }
}
