package dev.noema.image.likelihood;

import dev.noema.spi.Likelihood;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/**
 * Makes {@link DiscretizedLogisticMixture} likelihoods: {@code {type:
 * image.discretized-logistic-mixture, components: 5}}.
 */
public final class DiscretizedLogisticMixtureFactory
        implements PartFactory<DiscretizedLogisticMixtureOptions, Likelihood> {

    public static final String ID = "image.discretized-logistic-mixture";

    @Override
    public DiscretizedLogisticMixture create(
            DiscretizedLogisticMixtureOptions options, PartContext context) {
        if (context.event().dimension() != 3) {
            throw new IllegalArgumentException(
                    "likelihood: "
                            + ID
                            + " needs items of (channels, height, width), not "
                            + context.event());
        }
        return new DiscretizedLogisticMixture(options.components(), (int) context.event().get(0));
    }
}
