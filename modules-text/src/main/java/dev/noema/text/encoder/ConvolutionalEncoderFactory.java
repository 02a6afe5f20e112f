package dev.noema.text.encoder;

import dev.noema.nn.Embedding;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes convolutional encoders: {@code {type: text.convolutional, layers: 3, pooling: max}}. */
public final class ConvolutionalEncoderFactory
        implements PartFactory<ConvolutionalEncoderOptions, Encoder> {

    public static final String ID = "text.convolutional";

    @Override
    public Encoder create(ConvolutionalEncoderOptions options, PartContext context) {
        return new ConvolutionalEncoder(
                options, Embedding.of(context, options.embedding()), context.latent());
    }
}
