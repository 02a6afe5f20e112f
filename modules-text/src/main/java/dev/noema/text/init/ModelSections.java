package dev.noema.text.init;

import dev.noema.text.data.TextTraits;
import java.util.Locale;

/**
 * The sections {@code model}, {@code objective} and {@code training} as commented YAML.
 *
 * @param traits what the texts are like
 * @param hasClasses whether there is something that can be classes
 */
record ModelSections(TextTraits traits, boolean hasClasses) {

    private static final int FEW = 5000;

    /** The model in a line, for the terminal. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "a model that fits: %,d tokens (%s), at most %d in a text, %d latent dimensions, %,d steps of"
                        + " %d texts",
                traits.tokens(),
                traits.tokenizer(),
                traits.room(),
                latent(),
                steps(),
                batch());
    }

    private int latent() {
        return traits.texts() < FEW ? 16 : 32;
    }

    private int size() {
        return traits.texts() < FEW ? 128 : 256;
    }

    private int batch() {
        return traits.texts() < FEW ? 16 : 64;
    }

    /** About twenty times through the texts. */
    private int steps() {
        return Math.max(300, Math.min(8000, 20 * traits.texts() / batch()));
    }

    String yaml() {
        int interval = Math.max(50, steps() / 10);
        return """

            model:
              latent: %d
              # Also text.convolutional and text.transformer.
              encoder: {type: text.recurrent, size: %d, pooling: max}
              # A part of the previous tokens is hidden, so that the code is needed. Also text.dilated-convolution
              # and text.transformer.
              decoder: {type: text.recurrent, size: %d, word-dropout: 0.3, dropout: 0.1}
              prior: {type: standard-normal}
            %s  likelihood: {type: categorical}

            # The divergence counts little at first, and some of it is free, so that the code is put to use.
            objective: {type: elbo, beta: {type: linear, from: 0, to: 1, over: 20%%}, free-bits: 0.2}

            training:
              # Also "20 epochs" or "10 minutes".
              budget: %d steps
              batch: %d
              optimizer: {type: adam, learning-rate: {type: cosine, from: 1e-3, warm-up: 100 steps}, clip-norm: 100, ema: 0.999}
              checkpoint: {every: %d steps}
              validation: {every: %d steps}
              previews: {every: %d steps}
            """
                .formatted(
                        latent(),
                        size(),
                        size(),
                        hasClasses ? "  # condition: {type: one-hot}\n" : "",
                        steps(),
                        batch(),
                        interval,
                        interval,
                        interval);
    }
}
