package dev.noema.audio.decoder;

import dev.noema.audio.encoder.RecurrentOptions;
import dev.noema.audio.nn.Frames;
import dev.noema.nn.Recurrence;
import dev.noema.spi.Decoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes recurrent decoders: {@code {type: audio.recurrent, cell: gru, units: 128}}. */
public final class RecurrentDecoderFactory implements PartFactory<RecurrentOptions, Decoder> {

    public static final String ID = "audio.recurrent";

    @Override
    public Decoder create(RecurrentOptions options, PartContext context) {
        Frames frames = Frames.of(context, ID);
        return new RecurrentDecoder(
                frames.count(),
                new Recurrence(options.cell(), options.units(), options.layers()),
                new Outputs(context.outputs(), frames.mels()));
    }
}
