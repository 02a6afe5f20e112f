package dev.noema.prior;

import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import dev.noema.spi.Prior;

/** Makes {@link GaussianMixture} priors: {@code {type: gaussian-mixture, components: 10}}. */
public final class GaussianMixtureFactory implements PartFactory<GaussianMixtureOptions, Prior> {

    public static final String ID = "gaussian-mixture";

    @Override
    public GaussianMixture create(GaussianMixtureOptions options, PartContext context) {
        return new GaussianMixture(options, context.latent());
    }
}
