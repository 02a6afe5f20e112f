package dev.noema.audio.vocoder;

import ai.djl.ndarray.NDArray;
import dev.noema.audio.spectrum.SpectrumSettings;

/**
 * Log mel powers on a scale that suits networks and codes: -2 in silence, 2 at a power of 1, so
 * that standard normal codes are sounds of usual powers.
 */
final class ScaledMel {

    private ScaledMel() {}

    /** 2 - 4 log m / silence. */
    static NDArray of(NDArray logMel, SpectrumSettings settings) {
        return logMel.mul(-4 / settings.silence()).add(2);
    }

    /** The logarithms of powers that {@link #of} scaled. */
    static NDArray logMel(NDArray scaled, SpectrumSettings settings) {
        return scaled.sub(2).mul(-settings.silence() / 4);
    }
}
