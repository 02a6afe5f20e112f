package dev.noema.audio.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.audio.spectrum.HannWindow;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.Pass;
import dev.noema.trace.Frames;
import dev.noema.trace.Operations;

/**
 * The inverse short-time Fourier transform as a function of arrays, equal to {@code librosa.istft}.
 */
public final class WaveSynthesis {

    private final SpectrumSettings settings;
    private final float[] window;

    public WaveSynthesis(SpectrumSettings settings) {
        this.settings = settings;
        this.window = HannWindow.of(settings);
    }

    /**
     * The waveform of a spectrum.
     *
     * @param real {@code (batch, frames, bins)}
     * @param imaginary of the same shape
     * @return {@code (batch, hop (frames - 1))}
     */
    public NDArray apply(NDArray real, NDArray imaginary, Pass pass) {
        NDArray hann = pass.constant(window, new Shape(settings.fft()));
        NDArray spectrum = real.stack(imaginary, 3).swapAxes(1, 2);
        return Operations.istft(spectrum, hann, Frames.centred(settings.fft(), settings.hop()));
    }
}
