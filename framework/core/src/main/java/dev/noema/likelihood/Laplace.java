package dev.noema.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.ArrayList;
import java.util.List;

/**
 * Independent Laplace elements, p(x|z) = exp(-|x - mean| / scale) / (2 scale): an absolute error,
 * kinder to outliers than a Gaussian's square.
 *
 * <p>A density in the units of the data (for pixels, on [0, 1]), not a probability: its logarithm
 * may be above 0, and bits per dimension cannot be told from it.
 */
public final class Laplace implements Likelihood {

    /** The mean of each element, {@code (batch, event...)}. */
    public static final String MEAN = "mean";

    /**
     * The logarithm of each element's scale, {@code (batch, event...)}, where the decoder makes it.
     */
    public static final String LOG_SCALE = "log_scale";

    private static final float LOG_TWO = (float) Math.log(2);

    private final Spread spread;

    Laplace(Spread spread) {
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
        // log p(x) = -|x - m| / b - log b - log 2
        NDArray logScale = spread.log(given, pass);
        NDArray distance = x.sub(given.get(MEAN)).abs().mul(logScale.neg().exp());
        return Event.sum(distance.add(logScale).add(LOG_TWO).neg(), mask);
    }

    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return given.get(MEAN);
    }

    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        // x = m + b log(min(2u, 1)) - b log(min(2(1 - u), 1)): one of the logarithms is 0
        NDArray mean = given.get(MEAN);
        NDArray uniform = pass.uniform(Noise.ELEMENT, mean.getShape());
        NDArray lower = uniform.mul(2).minimum(1).log();
        NDArray upper = uniform.neg().add(1).mul(2).minimum(1).log();
        return mean.add(lower.sub(upper).mul(spread.log(given, pass).exp()).mul(temperature));
    }

    @Override
    public Support support() {
        return Support.REAL;
    }
}
