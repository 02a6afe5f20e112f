package dev.noema.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.posterior.SoftBound;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.List;

/**
 * A Gaussian whose one variance is, in training, the best for the batch: its mean squared error
 * (sigma-VAE, Rybkin et al. 2021, arXiv 2006.13202), with the log standard deviation softly bounded
 * below at -6.
 *
 * <p>A variance taken from the data it scores would be no likelihood, so a learned number follows
 * that of the training batches; evaluation and sampling use it, as {@link Gaussian} does.
 */
final class AnalyticGaussian implements Likelihood {

    private final float bound;
    private final Spread followed;
    private final Gaussian gaussian;

    AnalyticGaussian(double initial, float bound) {
        this.bound = bound;
        // An optimiser such as Adam moves a number by its learning rate at most: ten times that
        // keeps up with the error.
        this.followed = new Spread.Shared(Gaussian.LOG_VARIANCE, initial, 10, bound);
        this.gaussian = new Gaussian(followed);
    }

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        return gaussian.parameters(event);
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        if (!pass.training()) {
            return gaussian.logProbability(x, given, mask, pass);
        }
        // sigma^2 = mean (x - mean)^2 maximises sum log N(x; mean, sigma^2)
        NDArray mean = given.get(Gaussian.MEAN);
        NDArray best =
                SoftBound.between(
                        -bound,
                        bound,
                        Event.mean(x.sub(mean).square(), mask).maximum(Float.MIN_NORMAL).log());
        // Zero in value; its gradient is that of (followed - best)^2 / 2.
        NDArray distance = followed.log(given, pass).sub(best.stopGradient()).square().div(2);
        NDArray follow = distance.sub(distance.stopGradient());
        return Event.sum(DiagonalGaussian.logDensity(x, mean, best), mask).sub(follow);
    }

    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return gaussian.mean(given, pass);
    }

    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        return gaussian.sample(given, temperature, pass);
    }

    @Override
    public Support support() {
        return gaussian.support();
    }
}
