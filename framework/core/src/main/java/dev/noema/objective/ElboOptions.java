package dev.noema.objective;

import dev.noema.spi.Option;
import dev.noema.spi.Part;
import dev.noema.spi.Summary;
import java.util.List;

/**
 * The options of {@code elbo}.
 *
 * @param beta how the divergence counts
 * @param freeBits nats for each latent dimension that cost nothing
 * @param samples how many codes are drawn for each item
 * @param terms what is added to the loss besides
 */
@Summary("The evidence lower bound, with the divergence weighted")
public record ElboOptions(
        @Option("how the divergence counts: constant, linear, cyclical or capacity")
                BetaSchedule beta,
        @Option(
                        value =
                                "nats of divergence, as a mean over the batch, that each latent dimension may spend for free",
                        minimum = 0)
                double freeBits,
        @Option(
                        value =
                                "how many codes are drawn for each item; more of them make the gradient less noisy",
                        minimum = 1,
                        maximum = 100)
                int samples,
        @Option("terms that are added to the loss, each with its weight")
                List<Part<ObjectiveTerm>> terms) {

    public ElboOptions {
        Limits.notNegative("free-bits", freeBits);
        if (samples < 1 || samples > 100) {
            throw new IllegalArgumentException("samples: " + samples + "; allowed are 1 to 100");
        }
        terms = List.copyOf(terms);
    }

    public static ElboOptions defaults() {
        return new ElboOptions(BetaSchedule.Constant.defaults(), 0, 1, List.of());
    }
}
