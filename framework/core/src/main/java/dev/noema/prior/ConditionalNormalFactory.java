package dev.noema.prior;

import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import dev.noema.spi.Prior;

/** Makes {@link ConditionalNormal} priors: {@code {type: conditional-normal, hidden: [64]}}. */
public final class ConditionalNormalFactory
        implements PartFactory<ConditionalNormalOptions, Prior> {

    public static final String ID = "conditional-normal";

    @Override
    public ConditionalNormal create(ConditionalNormalOptions options, PartContext context) {
        if (context.condition() == 0) {
            throw new IllegalArgumentException(
                    "prior: conditional-normal needs a condition, but the model has none; allowed is standard-normal");
        }
        return new ConditionalNormal(options.hidden(), context.latent());
    }
}
