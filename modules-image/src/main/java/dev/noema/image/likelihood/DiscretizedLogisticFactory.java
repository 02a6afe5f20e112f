package dev.noema.image.likelihood;

import dev.noema.spi.Likelihood;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes {@link DiscretizedLogistic} likelihoods: {@code {type: image.discretized-logistic}}. */
public final class DiscretizedLogisticFactory
        implements PartFactory<DiscretizedLogisticOptions, Likelihood> {

    public static final String ID = "image.discretized-logistic";

    @Override
    public DiscretizedLogistic create(DiscretizedLogisticOptions options, PartContext context) {
        return new DiscretizedLogistic();
    }
}
