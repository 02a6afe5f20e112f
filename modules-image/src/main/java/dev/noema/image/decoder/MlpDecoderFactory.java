package dev.noema.image.decoder;

import dev.noema.nn.Mlp;
import dev.noema.nn.MlpOptions;
import dev.noema.spi.Decoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes decoders of dense layers: {@code {type: image.mlp, widths: [500, 500]}}. */
public final class MlpDecoderFactory implements PartFactory<MlpOptions, Decoder> {

    public static final String ID = "image.mlp";

    @Override
    public Decoder create(MlpOptions options, PartContext context) {
        return new MlpDecoder(new Mlp(options), Outputs.ofNumbers(context.outputs()));
    }
}
