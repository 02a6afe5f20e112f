package dev.noema.audio.spectrum;

/**
 * A short-time spectrum as arrays, row-major {@code (frames, bins)}.
 *
 * @param frames how many frames there are
 * @param bins how many frequencies each frame has
 * @param real the real parts
 * @param imaginary the imaginary parts
 */
public record ComplexSpectrum(int frames, int bins, float[] real, float[] imaginary) {

    public ComplexSpectrum {
        int numbers = Math.multiplyExact(frames, bins);
        if (real.length != numbers || imaginary.length != numbers) {
            throw new IllegalArgumentException(
                    real.length
                            + " real and "
                            + imaginary.length
                            + " imaginary parts are no "
                            + frames
                            + " frames of "
                            + bins);
        }
    }

    /** Of zeros. */
    public ComplexSpectrum(int frames, int bins) {
        this(
                frames,
                bins,
                new float[Math.multiplyExact(frames, bins)],
                new float[Math.multiplyExact(frames, bins)]);
    }
}
