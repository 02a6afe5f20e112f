package dev.noema.likelihood;

import dev.noema.spi.Likelihood;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes Gaussian likelihoods: {@code {type: gaussian, variance: shared}}. */
public final class GaussianFactory implements PartFactory<GaussianOptions, Likelihood> {

    public static final String ID = "gaussian";

    /**
     * Log-variances stay between -12 and 12: standard deviations of pixels from 0.0025, less than
     * one grey level.
     */
    private static final float BOUND = 12;

    @Override
    public Likelihood create(GaussianOptions options, PartContext context) {
        double log = Math.log(options.value());
        return switch (options.variance()) {
            case FIXED -> new Gaussian(new Spread.Fixed(log));
            case SHARED -> new Gaussian(new Spread.Shared(Gaussian.LOG_VARIANCE, log, 1, BOUND));
            case ELEMENT -> new Gaussian(new Spread.Element(Gaussian.LOG_VARIANCE, BOUND));
            case ANALYTIC -> new AnalyticGaussian(log, BOUND);
        };
    }
}
