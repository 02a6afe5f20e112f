package dev.noema.posterior;

import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes {@link NoEncoder}: {@code {type: none}}. */
public final class NoEncoderFactory implements PartFactory<NoEncoderOptions, Encoder> {

    public static final String ID = "none";

    @Override
    public NoEncoder create(NoEncoderOptions options, PartContext context) {
        return new NoEncoder(context.latent());
    }
}
