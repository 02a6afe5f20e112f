package dev.noema.audio.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.audio.spectrum.HannWindow;
import dev.noema.audio.spectrum.MelFilters;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.Pass;
import dev.noema.trace.Frames;
import dev.noema.trace.Operations;

/**
 * {@link dev.noema.audio.spectrum.LogMel} as a function of arrays: of waveforms of any length, with
 * gradients.
 */
public final class MelAnalysis {

    private final SpectrumSettings settings;
    private final float[] window;
    private final float[] filters;

    public MelAnalysis(SpectrumSettings settings) {
        this.settings = settings;
        this.window = HannWindow.of(settings);
        this.filters = new MelFilters(settings).matrix();
    }

    /**
     * The log powers of mel bands, in nats.
     *
     * @param waveform {@code (batch, samples)}, in [-1, 1]
     * @return {@code (batch, frames, mels)}, one frame more than hops fit into the samples
     */
    public NDArray apply(NDArray waveform, Pass pass) {
        // log(max(floor, mel |X|^2))
        NDArray mel = pass.constant(filters, new Shape(settings.mels(), settings.bins()));
        return Operations.preciseMatMul(powers(waveform, pass), mel.transpose())
                .maximum((float) settings.floor())
                .log();
    }

    /** |X|^2 of all bins, {@code (batch, frames, bins)}. */
    public NDArray powers(NDArray waveform, Pass pass) {
        long half = settings.fft() / 2;
        NDArray padded = waveform.pad(new Shape(half, half), 0);
        NDArray hann = pass.constant(window, new Shape(settings.fft()));
        Frames frames = new Frames(settings.fft(), settings.hop(), false, false);
        return Operations.spectrogram(padded, hann, frames, 2).swapAxes(1, 2);
    }
}
