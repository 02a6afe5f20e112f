package dev.noema.text.encoder;

import dev.noema.nn.Embedding;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes recurrent encoders: {@code {type: text.recurrent, cell: gru, bidirectional: true}}. */
public final class RecurrentEncoderFactory
        implements PartFactory<RecurrentEncoderOptions, Encoder> {

    public static final String ID = "text.recurrent";

    @Override
    public Encoder create(RecurrentEncoderOptions options, PartContext context) {
        Embedding embedding = Embedding.of(context, options.embedding());
        return new RecurrentEncoder(options, embedding, context.latent());
    }
}
