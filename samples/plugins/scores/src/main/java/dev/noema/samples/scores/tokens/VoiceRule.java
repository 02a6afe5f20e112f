package dev.noema.samples.scores.tokens;

import dev.noema.serving.generation.TokenRule;

/**
 * Lets each place have tokens of its own voice alone, and a note go on only where there is one; an
 * item ends where items of the data do.
 */
public record VoiceRule(VoiceTokens vocabulary) implements TokenRule {

    @Override
    public void restrict(int item, int step, long[] made, boolean[] allowed) {
        int voices = vocabulary.voices();
        boolean sounds = step >= voices && vocabulary.cell(made[step - voices]) != Grid.REST;
        for (int token = 0; token < allowed.length; token++) {
            boolean goesOn = vocabulary.cell(token) == Grid.HOLD;
            allowed[token] &= vocabulary.fits(token, step) && (sounds || !goesOn);
        }
    }
}
