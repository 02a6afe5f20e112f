package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import dev.noema.audio.analysis.MelInversion;
import dev.noema.audio.analysis.PhaseAdvance;
import dev.noema.audio.analysis.PhaseProjection;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.nn.Dense;
import dev.noema.spi.Pass;

/**
 * A network that reads log mel frames and says magnitude and phase of every bin, which the inverse
 * short-time Fourier transform makes a waveform (Siuzdak 2023, "Vocos", arXiv 2306.00814).
 *
 * <p>Magnitudes are learned as what differs from those that the bands tell, and phases as what
 * differs from steady tones, at the beginning of a few iterations that bring neighbouring frames
 * together. Frames keep their places all the way, so that it takes spectrograms of any length. No
 * complex number is in it.
 */
final class InverseSpectrum {

    // Magnitudes end at 100, as in Vocos: e^x must not run away early in training.
    private static final double GREATEST_LOG_MAGNITUDE = Math.log(100);

    // log 0 is none.
    private static final float TINY = 1e-8f;

    private final SpectrumSettings settings;
    private final InverseSpectrumOptions options;
    private final MelInversion bands;
    private final PhaseAdvance advance;
    private final PhaseProjection projection;

    InverseSpectrum(SpectrumSettings settings, InverseSpectrumOptions options) {
        this.settings = settings;
        this.options = options;
        this.bands = new MelInversion(settings);
        this.advance = new PhaseAdvance(settings);
        this.projection = new PhaseProjection(settings, options.iterations());
    }

    /**
     * The waveform of a spectrogram.
     *
     * @param given natural logarithms of powers, {@code (batch, frames, mels)}; what is louder than
     *     the loudest magnitude counts as that
     * @return {@code (batch, hop (frames - 1))}
     */
    NDArray waveform(NDArray given, Pass pass) {
        NDArray logMel = given.minimum(2 * GREATEST_LOG_MAGNITUDE);
        NDArray scaled = ScaledMel.of(logMel, settings).div(2);
        NDArray features = new FrameConvolution(options.width(), 1).apply("in", scaled, pass);
        features = new FrameNormalization().apply("in/norm", features, pass);
        for (int block = 0; block < options.blocks(); block++) {
            features =
                    new ConvNextBlock(1.0 / options.blocks())
                            .apply("block" + block, features, pass);
        }
        features = new FrameNormalization().apply("out/norm", features, pass);
        int bins = settings.bins();
        NDArray magnitude =
                new Dense(bins)
                        .apply("magnitude", features, pass)
                        .add(bands.powers(logMel, pass).add(TINY).log().div(2))
                        .minimum(GREATEST_LOG_MAGNITUDE)
                        .exp();
        NDArray real = new Dense(bins).apply("real", features, pass);
        NDArray imaginary = new Dense(bins).apply("imaginary", features, pass);
        return projection.waveform(
                magnitude.swapAxes(1, 2).expandDims(3),
                advance.apply(real, imaginary, pass).swapAxes(1, 2),
                pass);
    }
}
