package dev.noema.image.init;

import java.util.Locale;

/** The sections {@code model}, {@code objective} and {@code training} as commented YAML. */
record ModelSections(Frame frame, Tone tone, Network network, boolean hasClasses) {

    /** The model in a line, for the terminal. */
    String summary() {
        return String.format(
                Locale.ROOT,
                "a model that fits: %s pixels%s, %d latent dimensions, %,d steps of %d pictures",
                frame,
                tone == Tone.COLOR ? " in color" : "",
                network.latent(),
                network.steps(),
                network.batch());
    }

    String yaml() {
        return "\n" + model() + "\n" + objective() + "\n" + training();
    }

    private String model() {
        return """
            model:
              latent: %d
            %s%s%s%s"""
                .formatted(network.latent(), networks(), prior(), condition(), likelihood());
    }

    private String prior() {
        if (tone.isDrawn()) {
            return "  prior: {type: standard-normal}\n";
        }
        return """
              # Where pixels are kept closely, codes do not fill a standard normal: after training a mixture is
              # fitted to them, from which new pictures are drawn.
              prior: {type: gaussian-mixture}
            """;
    }

    private String networks() {
        if (network.widths().isEmpty()) {
            return """
                  # Too small for levels that halve the picture.
                  encoder: {type: image.mlp, widths: [200, 200]}
                  decoder: {type: image.mlp, widths: [200, 200]}
                """;
        }
        return """
              # Each level of the encoder halves height and width, each level of the decoder doubles them.
              # Wider levels draw finer detail and take longer.
              encoder: {type: image.conv, widths: %s, normalization: %s, activation: leaky-relu}
              decoder: {type: image.conv, widths: %s, upsample: nearest, normalization: %s, activation: leaky-relu}
            """
                .formatted(
                        network.widths(),
                        network.normalization(),
                        network.decoderWidths(),
                        network.normalization());
    }

    private String condition() {
        return hasClasses ? "  # condition: {type: one-hot}\n" : "";
    }

    private String likelihood() {
        if (tone.isDrawn()) {
            return "  # Each pixel is black or white.\n  likelihood: {type: bernoulli}\n";
        }
        return """
              # The best variance for each batch (sigma-VAE): the errors themselves decide how closely pixels are kept.
              # {type: image.discretized-logistic-mixture} gives exact likelihoods of 8-bit pixels, in bits per dimension.
              likelihood: {type: gaussian, variance: analytic}
            """;
    }

    private static String objective() {
        return """
            # The divergence counts little at first, so that the codes are put to use.
            objective: {type: elbo, beta: {type: linear, from: 0, to: 1, over: 10%}}
            """;
    }

    private String training() {
        return """
            training:
              # Also "20 epochs" or "10 minutes"; more makes pictures sharper until validation gets worse.
              budget: %d steps
              batch: %d
              optimizer: {type: adam, learning-rate: {type: cosine, from: 1e-3, warm-up: 100 steps}, clip-norm: 100, ema: 0.999}
              checkpoint: {every: %d steps}
              validation: {every: %d steps}
              previews: {every: %d steps}
            """
                .formatted(
                        network.steps(),
                        network.batch(),
                        network.interval(),
                        network.interval(),
                        network.interval());
    }
}
