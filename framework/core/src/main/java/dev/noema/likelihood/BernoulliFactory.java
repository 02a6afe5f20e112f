package dev.noema.likelihood;

import dev.noema.spi.Likelihood;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes {@link Bernoulli} likelihoods: {@code {type: bernoulli}}. */
public final class BernoulliFactory implements PartFactory<BernoulliOptions, Likelihood> {

    public static final String ID = "bernoulli";

    @Override
    public Bernoulli create(BernoulliOptions options, PartContext context) {
        return new Bernoulli();
    }
}
