package dev.noema.audio.vocoder;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code audio.spectral}.
 *
 * @param mel the factor by which the mean difference of log mels counts
 */
@Summary("Waveforms by the distance of their spectra at three resolutions")
public record SpectralOptions(
        @Option(
                        value =
                                "the factor by which the mean difference of log mels, in nats, counts",
                        minimum = 0,
                        maximum = 1000)
                double mel) {

    public SpectralOptions {
        if (!(mel >= 0 && mel <= 1000)) {
            throw new IllegalArgumentException("mel: " + mel + "; allowed are 0 to 1000");
        }
    }

    public static SpectralOptions defaults() {
        return new SpectralOptions(1);
    }
}
