package dev.noema.likelihood;

import dev.noema.spi.Likelihood;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes categorical likelihoods: {@code {type: categorical, label-smoothing: 0.1}}. */
public final class CategoricalFactory implements PartFactory<CategoricalOptions, Likelihood> {

    public static final String ID = "categorical";

    @Override
    public Likelihood create(CategoricalOptions options, PartContext context) {
        if (!context.sequence().ofTokens()) {
            throw new IllegalArgumentException(
                    "needs data of tokens, such as text; these data are real numbers");
        }
        return new Categorical(context.sequence().tokens(), options.labelSmoothing());
    }
}
