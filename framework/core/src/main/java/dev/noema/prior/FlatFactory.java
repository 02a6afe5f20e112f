package dev.noema.prior;

import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import dev.noema.spi.Prior;

/** Makes {@link Flat} priors: {@code {type: flat}}. */
public final class FlatFactory implements PartFactory<FlatOptions, Prior> {

    public static final String ID = "flat";

    @Override
    public Flat create(FlatOptions options, PartContext context) {
        return new Flat(context.latent());
    }
}
