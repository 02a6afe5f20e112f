package dev.noema.text.encoder;

import dev.noema.nn.Embedding;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes transformer encoders: {@code {type: text.transformer, layers: 2, heads: 4}}. */
public final class TransformerEncoderFactory
        implements PartFactory<TransformerEncoderOptions, Encoder> {

    public static final String ID = "text.transformer";

    @Override
    public Encoder create(TransformerEncoderOptions options, PartContext context) {
        return new TransformerEncoder(
                options, Embedding.of(context, options.embedding()), context.latent());
    }
}
