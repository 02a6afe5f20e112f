package dev.noema.audio.vocoder;

import dev.noema.spi.Summary;

/** The options of {@code audio.mel}: none. */
@Summary("The log mel spectrogram of a waveform as its code, with nothing learned: for vocoders")
public record MelEncoderOptions() {

    public static MelEncoderOptions defaults() {
        return new MelEncoderOptions();
    }
}
