package dev.noema.text.decoder;

import dev.noema.nn.Embedding;
import dev.noema.spi.Decoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes decoders {@code {type: text.dilated-convolution, kernel: 3, dilations: [1, 2, 4]}}. */
public final class DilatedDecoderFactory implements PartFactory<DilatedDecoderOptions, Decoder> {

    public static final String ID = "text.dilated-convolution";

    @Override
    public Decoder create(DilatedDecoderOptions options, PartContext context) {
        Embedding embedding = Embedding.of(context, options.embedding());
        TokenOutput output = TokenOutput.of(context, embedding, options.skip(), options.tied());
        return new DilatedDecoder(options, output);
    }
}
