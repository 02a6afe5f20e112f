package dev.noema.objective;

import dev.noema.spi.Objective;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import java.util.List;

/** Makes {@link Elbo} objectives: {@code {type: elbo, beta: {type: linear, over: 1 epoch}}}. */
public final class ElboFactory implements PartFactory<ElboOptions, Objective> {

    public static final String ID = "elbo";

    private final ObjectiveTerms terms;

    /**
     * A factory.
     *
     * @param terms makes the extra terms
     */
    public ElboFactory(ObjectiveTerms terms) {
        this.terms = terms;
    }

    @Override
    public Elbo create(ElboOptions options, PartContext context) {
        List<ObjectiveTerm> extra =
                options.terms().stream().map(part -> terms.create(part, context)).toList();
        return new Elbo(
                options.beta(), options.freeBits(), context.latent(), options.samples(), extra);
    }
}
