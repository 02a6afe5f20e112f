package dev.noema.text.decoder;

import dev.noema.nn.Embedding;
import dev.noema.spi.Decoder;
import dev.noema.spi.ParameterSpec;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes recurrent decoders: {@code {type: text.recurrent, cell: gru, word-dropout: 0.3}}. */
public final class RecurrentDecoderFactory
        implements PartFactory<RecurrentDecoderOptions, Decoder> {

    public static final String ID = "text.recurrent";

    @Override
    public Decoder create(RecurrentDecoderOptions options, PartContext context) {
        Embedding embedding = Embedding.of(context, options.embedding());
        if (context.outputs().size() != 1) {
            throw new IllegalArgumentException(
                    "makes one array for each place; the likelihood asks for "
                            + context.outputs().stream().map(ParameterSpec::name).toList());
        }
        return new RecurrentDecoder(options, embedding, context.outputs().get(0));
    }
}
