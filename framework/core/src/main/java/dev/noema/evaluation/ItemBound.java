package dev.noema.evaluation;

/**
 * What draws from an item's posterior tell of the item's probability, in nats.
 *
 * @param logLikelihood the importance-weighted bound on log p(x)
 * @param reconstruction E_q[-log p(x|z)], the mean over the draws
 * @param kl KL(q(z|x) || p(z))
 */
public record ItemBound(double logLikelihood, double reconstruction, double kl) {

    /** The evidence lower bound. */
    public double elbo() {
        // ELBO = E_q[log p(x|z)] - KL(q(z|x) || p(z))
        return -(reconstruction + kl);
    }
}
