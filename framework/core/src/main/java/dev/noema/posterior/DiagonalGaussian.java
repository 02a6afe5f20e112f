package dev.noema.posterior;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Pass;
import dev.noema.spi.Posterior;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A Gaussian with independent dimensions, q(z|x) = N(z; mean, exp(logVariance)).
 *
 * <p>Log-variances are bounded softly between {@value #MINIMUM} and {@value #MAXIMUM}: standard
 * deviations from 0.0006 to 1800, beyond what any latent space uses and far from float32's
 * overflow.
 *
 * @param mean {@code (batch, latent)}
 * @param logVariance {@code (batch, latent)}; given raw as the encoder computed it, held bounded
 */
public record DiagonalGaussian(NDArray mean, NDArray logVariance) implements Posterior {

    public static final String MEAN = "mean";
    public static final String LOG_VARIANCE = "log_variance";

    /** The purpose of the noise that {@link #sample} draws. */
    public static final String NOISE = "posterior";

    static final float MINIMUM = -15;
    static final float MAXIMUM = 15;

    private static final float LOG_TWO_PI = (float) Math.log(2 * Math.PI);

    public DiagonalGaussian {
        logVariance = SoftBound.between(MINIMUM, MAXIMUM, logVariance);
    }

    @Override
    public NDArray sample(Pass pass) {
        // z = mean + exp(logVariance / 2) * epsilon, epsilon ~ N(0, 1)
        NDArray epsilon = pass.normal(NOISE, mean.getShape());
        return mean.add(logVariance.div(2).exp().mul(epsilon));
    }

    /** The same spread around another mean, {@code (batch, latent)}. */
    public DiagonalGaussian withMean(NDArray other) {
        return new DiagonalGaussian(other, logVariance);
    }

    @Override
    public NDArray logProbability(NDArray z) {
        return logDensity(z, mean, logVariance).sum(new int[] {1});
    }

    @Override
    public Map<String, NDArray> parameters() {
        Map<String, NDArray> parameters = new LinkedHashMap<>();
        parameters.put(MEAN, mean);
        parameters.put(LOG_VARIANCE, logVariance);
        return Collections.unmodifiableMap(parameters);
    }

    /** log N(value; mean, exp(logVariance)) of each element, in nats; the shapes broadcast. */
    public static NDArray logDensity(NDArray value, NDArray mean, NDArray logVariance) {
        // log N(v; m, s^2) = -((v - m)^2 / s^2 + log s^2 + log 2 pi) / 2
        NDArray squared = value.sub(mean).square().mul(logVariance.neg().exp());
        return squared.add(logVariance).add(LOG_TWO_PI).div(-2);
    }
}
