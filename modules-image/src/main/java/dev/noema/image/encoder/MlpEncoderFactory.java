package dev.noema.image.encoder;

import dev.noema.nn.Mlp;
import dev.noema.nn.MlpOptions;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes encoders of dense layers: {@code {type: image.mlp, widths: [500, 500]}}. */
public final class MlpEncoderFactory implements PartFactory<MlpOptions, Encoder> {

    public static final String ID = "image.mlp";

    @Override
    public Encoder create(MlpOptions options, PartContext context) {
        return new MlpEncoder(new Mlp(options), new Head(context.latent()));
    }
}
