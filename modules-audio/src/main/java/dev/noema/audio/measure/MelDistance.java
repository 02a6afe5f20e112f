package dev.noema.audio.measure;

/** How far log mel spectrograms lie apart, in decibels. */
public final class MelDistance {

    private static final double DECIBELS_EACH_NAT = 10 / Math.log(10);

    private MelDistance() {}

    /**
     * The mean of |10 log10(p / p')| over frames and bands, in dB.
     *
     * @param wanted natural logarithms of powers, row-major {@code (frames, mels)}
     * @param made of the same size
     * @throws IllegalArgumentException when the sizes differ
     */
    public static double of(float[] wanted, float[] made) {
        if (wanted.length != made.length) {
            throw new IllegalArgumentException(
                    "spectrograms of " + wanted.length + " and " + made.length + " numbers");
        }
        double sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += Math.abs((double) wanted[i] - made[i]);
        }
        return DECIBELS_EACH_NAT * sum / wanted.length;
    }
}
