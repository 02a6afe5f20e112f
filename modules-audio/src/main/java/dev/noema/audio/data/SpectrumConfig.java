package dev.noema.audio.data;

import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of a log mel spectrogram; see {@link SpectrumSettings}.
 *
 * @param high 0 for half the rate
 */
@Summary("How sound becomes a log mel spectrogram")
public record SpectrumConfig(
        @Option(value = "samples a second, in Hz; every file is brought to it", minimum = 1000)
                int rate,
        @Option("samples of a frame, a power of two") int fft,
        @Option(value = "samples from one frame to the next", minimum = 1) int hop,
        @Option("samples of the Hann window within a frame") int window,
        @Option(value = "how many mel bands", minimum = 1) int mels,
        @Option(value = "the lowest frequency of the bands, in Hz", minimum = 0) double low,
        @Option(
                        value = "the highest frequency of the bands, in Hz; 0 for half the rate",
                        minimum = 0)
                double high,
        @Option("powers below this one count as this one, which stands for silence") double floor) {

    public SpectrumConfig {
        settings(rate, fft, hop, window, mels, low, high, floor);
    }

    public static SpectrumConfig defaults() {
        SpectrumSettings voice = SpectrumSettings.voice();
        return new SpectrumConfig(
                voice.rate(),
                voice.fft(),
                voice.hop(),
                voice.window(),
                voice.mels(),
                voice.low(),
                0,
                voice.floor());
    }

    SpectrumSettings settings() {
        return settings(rate, fft, hop, window, mels, low, high, floor);
    }

    private static SpectrumSettings settings(
            int rate,
            int fft,
            int hop,
            int window,
            int mels,
            double low,
            double high,
            double floor) {
        return new SpectrumSettings(
                rate, fft, hop, window, mels, low, high == 0 ? rate / 2.0 : high, floor);
    }
}
