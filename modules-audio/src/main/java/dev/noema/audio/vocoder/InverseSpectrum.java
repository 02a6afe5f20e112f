package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.noema.audio.analysis.WaveSynthesis;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.nn.Dense;
import dev.noema.spi.Pass;

/**
 * A network that reads log mel frames and says magnitude and phase of every bin, which the inverse
 * short-time Fourier transform makes a waveform (Siuzdak 2023, "Vocos", arXiv 2306.00814).
 *
 * <p>Frames keep their places all the way, so that it takes spectrograms of any length. No complex
 * number is in it: a phase p is cos(p) and sin(p).
 */
final class InverseSpectrum {

    // Magnitudes end at 100, as in Vocos: e^x must not run away early in training.
    private static final double GREATEST_LOG_MAGNITUDE = Math.log(100);

    private final SpectrumSettings settings;
    private final InverseSpectrumOptions options;
    private final WaveSynthesis synthesis;

    InverseSpectrum(SpectrumSettings settings, InverseSpectrumOptions options) {
        this.settings = settings;
        this.options = options;
        this.synthesis = new WaveSynthesis(settings);
    }

    /**
     * The waveform of a spectrogram.
     *
     * @param logMel natural logarithms of powers, {@code (batch, frames, mels)}
     * @return {@code (batch, hop (frames - 1))}
     */
    NDArray waveform(NDArray logMel, Pass pass) {
        // 1 at a power of 1, -1 in silence.
        NDArray scaled = logMel.mul(-2 / settings.silence()).add(1);
        NDArray features = new FrameConvolution(options.width(), 1).apply("in", scaled, pass);
        features = new FrameNormalization().apply("in/norm", features, pass);
        for (int block = 0; block < options.blocks(); block++) {
            features =
                    new ConvNextBlock(1.0 / options.blocks())
                            .apply("block" + block, features, pass);
        }
        features = new FrameNormalization().apply("out/norm", features, pass);
        // S = e^m cos(p) + i e^m sin(p)
        NDArray both = new Dense(2L * settings.bins()).apply("out", features, pass);
        NDList parts = both.split(2, 2);
        NDArray magnitude = parts.get(0).minimum(GREATEST_LOG_MAGNITUDE).exp();
        NDArray phase = parts.get(1);
        return synthesis.apply(magnitude.mul(phase.cos()), magnitude.mul(phase.sin()), pass);
    }
}
