package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import dev.noema.prior.GaussianMixtureOptions.Covariance;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.Map;

/**
 * A standard normal while the model trains, and after that a mixture of Gaussians fitted to the
 * codes (Ghosh et al. 2020, arXiv 1903.12436).
 *
 * <p>The mixture describes the codes of all data: it does not depend on a condition.
 */
public final class GaussianMixture implements Refittable {

    private static final int CODES_A_DIMENSION = 20;

    private final GaussianMixtureOptions options;
    private final int latent;
    private final StandardNormal untilFitted;

    GaussianMixture(GaussianMixtureOptions options, int latent) {
        this.options = options;
        this.latent = latent;
        this.untilFitted = new StandardNormal(latent);
    }

    @Override
    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
        return untilFitted.logProbability(z, given, pass);
    }

    @Override
    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
        return untilFitted.sample(count, given, temperature, pass);
    }

    @Override
    public NDArray divergence(Posterior posterior, NDArray z, Batch given, Pass pass) {
        return untilFitted.divergence(posterior, z, given, pass);
    }

    @Override
    public FittedMixture refit(float[] codes, int count, int latent, long seed) {
        if (latent != this.latent) {
            throw new IllegalArgumentException(
                    "prior: codes of " + latent + " dimensions; the model has " + this.latent);
        }
        ExpectationMaximization fit =
                new ExpectationMaximization(
                        new Codes(codes, count, latent), options.covariance() == Covariance.FULL);
        return FittedMixture.of(fit.fit(options.components(), seed));
    }

    // Fewer leave directions in which a full covariance sees no spread at all.
    @Override
    public int leastCodes(int latent) {
        return options.covariance() == Covariance.FULL ? CODES_A_DIMENSION * latent : 1;
    }

    @Override
    public FittedMixture restore(Map<String, FloatTensor> arrays) {
        return FittedMixture.of(arrays, latent);
    }
}
