package dev.noema.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.posterior.DiagonalGaussian;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.ArrayList;
import java.util.List;

/**
 * Independent Gaussian elements, p(x|z) = N(x; mean, variance).
 *
 * <p>A density in the units of the data (for pixels, on [0, 1]), not a probability: its logarithm
 * may be above 0, and bits per dimension cannot be told from it.
 */
public final class Gaussian implements Likelihood {

    /** The mean of each element, {@code (batch, event...)}. */
    public static final String MEAN = "mean";

    /**
     * The logarithm of each element's variance, {@code (batch, event...)}, where the decoder makes
     * it.
     */
    public static final String LOG_VARIANCE = "log_variance";

    private final Spread spread;

    Gaussian(Spread spread) {
        this.spread = spread;
    }

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        List<ParameterSpec> parameters = new ArrayList<>();
        parameters.add(new ParameterSpec(MEAN, event));
        parameters.addAll(spread.parameters(event));
        return parameters;
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        NDArray logVariance = spread.log(given, pass);
        return Event.sum(DiagonalGaussian.logDensity(x, given.get(MEAN), logVariance), mask);
    }

    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return given.get(MEAN);
    }

    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        // x = mean + temperature * exp(log variance / 2) * epsilon
        NDArray mean = given.get(MEAN);
        NDArray deviation = spread.log(given, pass).div(2).exp().mul(temperature);
        return mean.add(pass.normal(Noise.ELEMENT, mean.getShape()).mul(deviation));
    }

    @Override
    public Support support() {
        return Support.REAL;
    }
}
