package dev.noema.text.decoder;

import dev.noema.nn.Embedding;
import dev.noema.spi.Decoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes transformer decoders: {@code {type: text.transformer, layers: 2, heads: 4}}. */
public final class TransformerDecoderFactory
        implements PartFactory<TransformerDecoderOptions, Decoder> {

    public static final String ID = "text.transformer";

    @Override
    public Decoder create(TransformerDecoderOptions options, PartContext context) {
        Embedding embedding = Embedding.of(context, options.embedding());
        TokenOutput output = TokenOutput.of(context, embedding, options.skip(), options.tied());
        return new TransformerDecoder(options, context.sequence().longest(), output);
    }
}
