package dev.noema.prior;

import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import dev.noema.spi.Prior;

/** Makes {@link StandardNormal} priors: {@code {type: standard-normal}}. */
public final class StandardNormalFactory implements PartFactory<StandardNormalOptions, Prior> {

    public static final String ID = "standard-normal";

    @Override
    public StandardNormal create(StandardNormalOptions options, PartContext context) {
        return new StandardNormal(context.latent());
    }
}
