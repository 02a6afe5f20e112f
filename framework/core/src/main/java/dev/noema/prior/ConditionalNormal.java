package dev.noema.prior;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.core.Linear;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Batch;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import dev.noema.spi.Prior;
import java.util.List;

/**
 * p(z|c) = N(z; mean(c), variance(c)) with independent dimensions, both learned from the condition
 * (Sohn et al. 2015).
 *
 * <p>The log-variance is bounded as that of {@link DiagonalGaussian}.
 */
public final class ConditionalNormal implements Prior {

    private final List<Block> hidden;
    private final Block mean;
    private final Block logVariance;
    private final int latent;

    ConditionalNormal(List<Integer> widths, int latent) {
        this.hidden = widths.stream().map(ConditionalNormal::linear).toList();
        this.mean = linear(latent);
        this.logVariance = linear(latent);
        this.latent = latent;
    }

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    private DiagonalGaussian given(Batch batch, Pass pass) {
        NDArray features =
                batch.condition()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "prior: conditional-normal needs a condition, but the batch holds only "
                                                        + batch.arrays().keySet()));
        for (int i = 0; i < hidden.size(); i++) {
            features = Activation.swish(pass.apply("hidden" + i, hidden.get(i), features), 1);
        }
        return new DiagonalGaussian(
                pass.apply("mean", mean, features),
                pass.apply("log_variance", logVariance, features));
    }

    @Override
    public NDArray logProbability(NDArray z, Batch given, Pass pass) {
        return given(given, pass).logProbability(z);
    }

    @Override
    public NDArray sample(long count, Batch given, NDArray temperature, Pass pass) {
        DiagonalGaussian prior = given(given, pass);
        NDArray noise = pass.normal(Noise.PRIOR, new Shape(count, latent));
        return prior.mean().add(prior.logVariance().div(2).exp().mul(temperature).mul(noise));
    }

    @Override
    public NDArray divergence(Posterior posterior, NDArray z, Batch given, Pass pass) {
        if (!(posterior instanceof DiagonalGaussian q)) {
            return Prior.super.divergence(posterior, z, given, pass);
        }
        DiagonalGaussian p = given(given, pass);
        // KL(N(m, s^2) || N(n, t^2)) = (log t^2 - log s^2 + (s^2 + (m - n)^2) / t^2 - 1) / 2
        NDArray distance = q.mean().sub(p.mean()).square().mul(p.logVariance().neg().exp());
        NDArray difference = q.logVariance().sub(p.logVariance());
        return difference.exp().sub(difference).add(distance).sub(1).div(2);
    }
}
