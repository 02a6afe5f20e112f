package dev.noema.image.likelihood;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.likelihood.Event;
import dev.noema.likelihood.Noise;
import dev.noema.spi.Likelihood;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.Parameters;
import dev.noema.spi.Pass;
import dev.noema.spi.Support;
import java.util.List;

/**
 * Independent 8-bit values, each a logistic distribution cut into 256 levels (Kingma et al. 2016,
 * arXiv 1606.04934).
 *
 * <p>A probability, so that bits per dimension may be told.
 */
public final class DiscretizedLogistic implements Likelihood {

    /** The location of each value, {@code (batch, event...)}. */
    public static final String MEAN = "mean";

    /** The log of each value's scale, {@code (batch, event...)}. */
    public static final String LOG_SCALE = "log_scale";

    DiscretizedLogistic() {}

    @Override
    public List<ParameterSpec> parameters(Shape event) {
        return List.of(new ParameterSpec(MEAN, event), new ParameterSpec(LOG_SCALE, event));
    }

    private static Logistic logistic(Parameters given) {
        return Logistic.of(given.get(MEAN), given.get(LOG_SCALE));
    }

    @Override
    public NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass) {
        return Event.sum(logistic(given).logProbability(x), mask);
    }

    @Override
    public NDArray mean(Parameters given, Pass pass) {
        return logistic(given).expectation();
    }

    @Override
    public NDArray sample(Parameters given, NDArray temperature, Pass pass) {
        NDArray uniform = pass.uniform(Noise.ELEMENT, given.get(MEAN).getShape());
        return logistic(given).sample(uniform, temperature);
    }

    @Override
    public Support support() {
        return Support.LEVELS;
    }
}
