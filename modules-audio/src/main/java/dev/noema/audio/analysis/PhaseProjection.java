package dev.noema.audio.analysis;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.noema.audio.spectrum.HannWindow;
import dev.noema.audio.spectrum.SpectrumSettings;
import dev.noema.spi.Pass;
import dev.noema.trace.Frames;
import dev.noema.trace.Operations;

/**
 * Makes sound of magnitudes: the iterations of {@link dev.noema.audio.codec.GriffinLim} as a
 * function of arrays, with gradients, so that a network before them learns where they shall begin
 * (Masuyama et al. 2019, "Deep Griffin-Lim iteration", arXiv 1903.03971).
 */
public final class PhaseProjection {

    private static final int[] PARTS = {-1};

    /** Perraudin, Balazs and Sondergaard 2013. */
    private static final float MOMENTUM = 0.99f;

    /**
     * Directions shorter than this share of their magnitude say little of a phase: they are not
     * drawn out to all of it, so that a rounding error grows threefold at most. What the momentum
     * leaves of a direction that stays is half its magnitude.
     */
    private static final float SHORTEST = 0.35f;

    // sqrt(s) has no gradient at 0.
    private static final float TINY = 1e-12f;

    private final SpectrumSettings settings;
    private final int iterations;
    private final float[] window;

    public PhaseProjection(SpectrumSettings settings, int iterations) {
        this.settings = settings;
        this.iterations = iterations;
        this.window = HannWindow.of(settings);
    }

    /**
     * The waveform whose spectrum has about these magnitudes.
     *
     * @param magnitudes {@code (batch, bins, frames, 1)}
     * @param directions what has the phases to begin with, of any length, {@code (batch, bins,
     *     frames, 2)}
     * @return {@code (batch, hop (frames - 1))}
     */
    public NDArray waveform(NDArray magnitudes, NDArray directions, Pass pass) {
        NDArray hann = pass.constant(window, new Shape(settings.fft()));
        NDArray sound = inverse(lengthened(directions, magnitudes), hann);
        NDArray before = null;
        for (int iteration = 0; iteration < iterations; iteration++) {
            NDArray rebuilt = forward(sound, hann);
            // t[n] = rebuilt[n] - m / (1 + m) rebuilt[n-1], of which the phases are kept
            NDArray turned =
                    before == null ? rebuilt : rebuilt.sub(before.mul(MOMENTUM / (1 + MOMENTUM)));
            sound = inverse(lengthened(turned, magnitudes), hann);
            before = rebuilt;
        }
        return sound;
    }

    /** M d / max(|d|, 0.35 M): as long as the magnitude, but for very short directions. */
    private static NDArray lengthened(NDArray directions, NDArray magnitudes) {
        NDArray squared = directions.square().sum(PARTS, true);
        NDArray least = magnitudes.mul(SHORTEST).square();
        return directions.mul(magnitudes.div(squared.maximum(least).add(TINY).sqrt()));
    }

    private NDArray forward(NDArray sound, NDArray hann) {
        long half = settings.fft() / 2;
        return Operations.stft(
                sound.pad(new Shape(half, half), 0),
                hann,
                new Frames(settings.fft(), settings.hop(), false, false));
    }

    private NDArray inverse(NDArray spectrum, NDArray hann) {
        return Operations.istft(spectrum, hann, Frames.centred(settings.fft(), settings.hop()));
    }
}
