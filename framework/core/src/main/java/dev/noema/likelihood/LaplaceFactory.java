package dev.noema.likelihood;

import dev.noema.spi.Likelihood;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes {@link Laplace} likelihoods: {@code {type: laplace, scale: shared}}. */
public final class LaplaceFactory implements PartFactory<LaplaceOptions, Likelihood> {

    public static final String ID = "laplace";

    /** Log-scales stay between -6 and 6. */
    private static final float BOUND = 6;

    @Override
    public Laplace create(LaplaceOptions options, PartContext context) {
        double log = Math.log(options.value());
        return new Laplace(
                switch (options.scale()) {
                    case FIXED -> new Spread.Fixed(log);
                    case SHARED -> new Spread.Shared(Laplace.LOG_SCALE, log, 1, BOUND);
                    case ELEMENT -> new Spread.Element(Laplace.LOG_SCALE, BOUND);
                });
    }
}
