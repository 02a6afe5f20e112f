package dev.noema.audio.init;

import java.util.Locale;

/** The sections {@code model}, {@code objective} and {@code training} as commented YAML. */
record ModelSections(Shape shape, boolean hasClasses) {

    /** The model in a line, for the terminal. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "a model that fits: %s of %.1f s, %d latent dimensions, %,d steps of %d items",
                shape.whole() ? "whole sounds" : "windows",
                shape.seconds(),
                shape.latent(),
                shape.steps(),
                shape.batch());
    }

    String yaml() {
        return "\n"
                + (shape.whole() ? global() : overTime())
                + (hasClasses ? "  # condition: {type: one-hot}\n" : "")
                + """
                  # The best variance for each batch: the errors themselves decide how closely sounds are kept.
                  likelihood: {type: gaussian, variance: analytic}

                # The divergence counts little at first, so that the codes are put to use.
                objective: {type: elbo, beta: {type: linear, from: 0, to: 1, over: 10%}}

                """
                + training();
    }

    private String global() {
        return """
            model:
              # One code for a whole sound. audio.recurrent takes longer; audio.conv1d has a code for each moment.
              latent: %d
              encoder: {type: audio.conv2d, widths: [32, 64, 128, 128], normalization: %s}
              decoder: {type: audio.conv2d, widths: [32, 64, 128, 128], normalization: %s}
              # After training a mixture is fitted to the codes, from which new sounds are drawn.
              prior: {type: gaussian-mixture}
            """
                .formatted(shape.latent(), shape.normalization(), shape.normalization());
    }

    private String overTime() {
        return """
            model:
              # 16 numbers for each four frames of a window.
              latent: %d
              encoder: {type: audio.conv1d, widths: [192, 192], stride: [2], kernel: 5, dilations: [1, 3], normalization: %s}
              decoder: {type: audio.conv1d, widths: [192, 192], stride: [2], kernel: 5, dilations: [1, 3], normalization: %s}
              # Codes follow one another as sounds do: a recurrent network over them is fitted after training.
              prior: {type: autoregressive, steps: %d}
            """
                .formatted(
                        shape.latent(),
                        shape.normalization(),
                        shape.normalization(),
                        shape.codes());
    }

    private String training() {
        return """
            training:
              # Also "20 epochs" or "10 minutes"; more makes sounds clearer until validation gets worse.
              budget: %d steps
              batch: %d
              optimizer: {type: adam, learning-rate: {type: cosine, from: 1e-3, warm-up: 100 steps}, clip-norm: 100, ema: 0.999}
              checkpoint: {every: %d steps}
              validation: {every: %d steps}
              previews: {every: %d steps, items: 16}
            """
                .formatted(
                        shape.steps(),
                        shape.batch(),
                        shape.interval(),
                        shape.interval(),
                        shape.interval());
    }
}
