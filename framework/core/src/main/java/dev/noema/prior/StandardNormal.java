package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import dev.noema.spi.Prior;

/** p(z) = N(z; 0, 1) in every dimension. */
public final class StandardNormal implements Prior {

    private static final float LOG_TWO_PI = (float) Math.log(2 * Math.PI);

    private final int latent;

    public StandardNormal(int latent) {
        this.latent = latent;
    }

    @Override
    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
        // log N(z; 0, 1) = -(z^2 + log 2 pi) / 2
        return z.square().add(LOG_TWO_PI).div(-2).sum(new int[] {1});
    }

    @Override
    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
        return pass.normal(Noise.PRIOR, new Shape(count, latent)).mul(temperature);
    }

    @Override
    public NDArray divergence(Posterior posterior, NDArray z, Batch given, Pass pass) {
        if (!(posterior instanceof DiagonalGaussian gaussian)) {
            return Prior.super.divergence(posterior, z, given, pass);
        }
        // KL(N(m, s^2) || N(0, 1)) = (m^2 + s^2 - log s^2 - 1) / 2
        NDArray logVariance = gaussian.logVariance();
        return gaussian.mean().square().add(logVariance.exp()).sub(logVariance).sub(1).div(2);
    }
}
