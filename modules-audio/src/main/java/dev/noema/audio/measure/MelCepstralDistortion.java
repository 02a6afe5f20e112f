package dev.noema.audio.measure;

/**
 * Mel-cepstral distortion, MCD = (10 / ln 10) sqrt(2 sum over k from 1 to 13 of (c[k] - c'[k])^2),
 * a mean over frames in dB (Kubichek 1993, "Mel-cepstral distance measure for objective speech
 * quality assessment"), frame against frame without time warping.
 *
 * <p>c[k] = (1/M) sum over bands j of log p[j] cos(pi k (j + 1/2) / M), the second cosine transform
 * of the M logarithms of mel powers: the scale on which the spectrum's envelope is log p = c[0] + 2
 * sum over k of c[k] cos, so that the figure is the distance of envelopes in dB. Figures from
 * orthonormal cosine transforms are sqrt(2 M) times as large and do not compare. c[0], the
 * loudness, does not count.
 */
public final class MelCepstralDistortion {

    /** How many coefficients count. */
    public static final int COEFFICIENTS = 13;

    private static final double SCALE = 10 / Math.log(10) * Math.sqrt(2);

    private final int mels;
    private final double[] cosines;

    /**
     * The distortion of spectrograms.
     *
     * @param mels how many bands they have, more than {@link #COEFFICIENTS}
     */
    public MelCepstralDistortion(int mels) {
        if (mels <= COEFFICIENTS) {
            throw new IllegalArgumentException(
                    "mel-cepstral distortion takes more than "
                            + COEFFICIENTS
                            + " mel bands, not "
                            + mels);
        }
        this.mels = mels;
        this.cosines = new double[COEFFICIENTS * mels];
        for (int k = 1; k <= COEFFICIENTS; k++) {
            for (int j = 0; j < mels; j++) {
                cosines[(k - 1) * mels + j] = Math.cos(Math.PI * k * (j + 0.5) / mels) / mels;
            }
        }
    }

    /**
     * The mean over frames, in dB.
     *
     * @param wanted natural logarithms of powers, row-major {@code (frames, mels)}
     * @param made of the same size
     */
    public double of(float[] wanted, float[] made) {
        if (wanted.length != made.length || wanted.length % mels != 0) {
            throw new IllegalArgumentException(
                    "spectrograms of "
                            + wanted.length
                            + " and "
                            + made.length
                            + " numbers in frames of "
                            + mels);
        }
        int frames = wanted.length / mels;
        double sum = 0;
        for (int frame = 0; frame < frames; frame++) {
            sum += Math.sqrt(squaredDistance(wanted, made, frame * mels));
        }
        return SCALE * sum / frames;
    }

    // The transform is linear: one, of the difference, is enough.
    private double squaredDistance(float[] wanted, float[] made, int first) {
        double sum = 0;
        for (int k = 0; k < COEFFICIENTS; k++) {
            double coefficient = 0;
            for (int j = 0; j < mels; j++) {
                coefficient +=
                        cosines[k * mels + j] * ((double) wanted[first + j] - made[first + j]);
            }
            sum += coefficient * coefficient;
        }
        return sum;
    }
}
