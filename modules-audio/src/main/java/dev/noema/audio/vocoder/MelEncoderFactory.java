package dev.noema.audio.vocoder;

import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.PartFactory;

/** Makes encoders that are the log mel spectrogram: {@code {type: audio.mel}}. */
public final class MelEncoderFactory implements PartFactory<MelEncoderOptions, Encoder> {

    public static final String ID = "audio.mel";

    @Override
    public Encoder create(MelEncoderOptions options, PartContext context) {
        return new MelEncoder(Waveform.of(context));
    }
}
