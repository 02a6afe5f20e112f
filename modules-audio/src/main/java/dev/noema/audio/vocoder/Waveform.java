package dev.noema.audio.vocoder;

import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.PartContext;

/**
 * The waveforms of a model, and the spectrograms that they have.
 *
 * @param samples how many samples a waveform has
 * @param settings how it becomes a log mel spectrogram, as the data say
 */
record Waveform(int samples, SpectrumSettings settings) {

    /**
     * What the data of a model are.
     *
     * @throws IllegalArgumentException when they are no waveforms, or the codes of the model have
     *     no room for their spectrograms
     */
    static Waveform of(PartContext context) {
        if (context.event().dimension() != 1 || !context.preprocessing().containsKey("hop")) {
            throw new IllegalArgumentException(
                    "needs data of type audio.waveforms, and not items of shape "
                            + context.event());
        }
        Waveform waveform =
                new Waveform(
                        Math.toIntExact(context.event().get(0)),
                        SpectrumSettings.of(context.preprocessing()));
        if (context.latent() != waveform.numbers()) {
            throw new IllegalArgumentException(
                    "model.latent: "
                            + context.latent()
                            + "; a spectrogram of "
                            + waveform.frames()
                            + " frames of "
                            + waveform.settings.mels()
                            + " mels needs "
                            + waveform.numbers());
        }
        return waveform;
    }

    int frames() {
        return settings.frames(samples);
    }

    int numbers() {
        return Math.multiplyExact(frames(), settings.mels());
    }
}
