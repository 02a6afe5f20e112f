package dev.noema.training;

import java.util.Locale;
import java.util.Optional;

/**
 * Notices that a decoder goes without the code: the posterior has become the prior, so that nothing
 * is known of an item but what the decoder makes up.
 */
public final class Collapse {

    /** In nats; less than any use of a code needs. */
    private static final double LEAST = 0.1;

    private Collapse() {}

    /**
     * One line that says so and what to try; empty while the code is in use, and for models that
     * have no divergence at all.
     *
     * @param divergence KL(q(z|x) || p(z)) in nats per item; exactly 0 without an encoder
     * @param activeUnits how many latent dimensions are active
     */
    public static Optional<String> warning(double divergence, int activeUnits) {
        if (divergence == 0 || divergence >= LEAST && activeUnits > 0) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "the code is not in use (kl %.2g nats, %d active units); try"
                                + " model.normalize-mean: 0.6, objective.free-bits: 0.25, a cyclical"
                                + " beta, and for sequences skip and word-dropout of the decoder",
                        divergence,
                        activeUnits));
    }
}
