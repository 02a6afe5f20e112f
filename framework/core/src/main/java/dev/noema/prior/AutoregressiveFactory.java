package dev.noema.prior;

import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;
import dev.noema.spi.Prior;

/** Makes {@link Autoregressive} priors: {@code {type: autoregressive, steps: 16}}. */
public final class AutoregressiveFactory implements PartFactory<AutoregressiveOptions, Prior> {

    public static final String ID = "autoregressive";

    private final Descent descent;

    /**
     * A factory.
     *
     * @param descent fits the network to codes
     */
    public AutoregressiveFactory(Descent descent) {
        this.descent = descent;
    }

    @Override
    public Autoregressive create(AutoregressiveOptions options, PartContext context) {
        if (context.latent() % options.steps() != 0) {
            throw new IllegalArgumentException(
                    "steps: "
                            + options.steps()
                            + " do not share out the "
                            + context.latent()
                            + " latent dimensions evenly; allowed are divisors of "
                            + context.latent());
        }
        return new Autoregressive(options, context.latent(), descent);
    }
}
