package dev.noema.text.decoder;

import dev.noema.nn.Embedding;
import dev.noema.spi.Decoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes recurrent decoders: {@code {type: text.recurrent, cell: gru, word-dropout: 0.3}}. */
public final class RecurrentDecoderFactory
        implements PartFactory<RecurrentDecoderOptions, Decoder> {

    public static final String ID = "text.recurrent";

    @Override
    public Decoder create(RecurrentDecoderOptions options, PartContext context) {
        Embedding embedding = Embedding.of(context, options.embedding());
        return new RecurrentDecoder(
                options, TokenOutput.of(context, embedding, options.skip(), options.tied()));
    }
}
