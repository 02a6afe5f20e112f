package dev.noema.audio.encoder;

import dev.noema.audio.nn.Frames;
import dev.noema.nn.Recurrence;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes recurrent encoders: {@code {type: audio.recurrent, cell: gru, units: 128}}. */
public final class RecurrentEncoderFactory implements PartFactory<RecurrentOptions, Encoder> {

    public static final String ID = "audio.recurrent";

    @Override
    public Encoder create(RecurrentOptions options, PartContext context) {
        Frames.of(context, ID);
        return new RecurrentEncoder(
                new Recurrence(options.cell(), options.units(), options.layers(), true, 0),
                new Head(context.latent()));
    }
}
