package dev.noema.audio.wave;

import java.util.Arrays;

/**
 * Brings sounds from one rate to another with a windowed sinc, a polyphase filter of linear phase
 * (Crochiere and Rabiner 1983, Multirate Digital Signal Processing; Smith, Digital Audio
 * Resampling).
 *
 * <p>Passes everything up to 90% of the lower half rate, and is 90 dB down where frequencies begin
 * that the new rate cannot hold. Safe for use by several threads.
 */
public final class Resampler {

    private static final double PASSED = 0.9;
    private static final double ATTENUATION = 90;

    /** More phases than this are interpolated, so that odd ratios need no endless table. */
    private static final int MOST_PHASES = 2048;

    private final int up;
    private final int down;
    private final int rate;
    private final int reach;
    private final float[][] phases;

    /**
     * A resampler.
     *
     * @param from samples a second of the sounds that come in
     * @param to samples a second of those that go out
     * @throws IllegalArgumentException when one is below 1
     */
    public Resampler(int from, int to) {
        if (from < 1 || to < 1) {
            throw new IllegalArgumentException(
                    "from " + from + " to " + to + " Hz; allowed are rates from 1 on");
        }
        int common = greatestCommonDivisor(from, to);
        up = to / common;
        down = from / common;
        rate = to;
        // The band between what is passed and what must be gone, in parts of the lower rate.
        double lower = Math.min(1.0, (double) to / from);
        double transition = (1 - PASSED) * lower / 2;
        double cutoff = (1 + PASSED) / 2 * lower;
        // Kaiser 1974: half the length in input samples, and the window's shape.
        reach = (int) Math.ceil((ATTENUATION - 7.95) / (14.36 * transition) / 2) + 1;
        double beta = 0.1102 * (ATTENUATION - 8.7);
        // The lower the new rate, the longer and the smoother the filter.
        int most = (int) Math.ceil(lower * MOST_PHASES);
        phases = new float[Math.min(up, most) + 1][];
        for (int phase = 0; phase < phases.length; phase++) {
            phases[phase] = taps((double) phase / (phases.length - 1), cutoff, beta);
        }
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    // h(t) = c sinc(c t) kaiser(t / reach) at t = fraction + reach - 1 - i, for 2 reach taps i.
    private float[] taps(double fraction, double cutoff, double beta) {
        double[] taps = new double[2 * reach];
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double t = fraction + reach - 1 - i;
            double place = t / reach;
            double window =
                    Math.abs(place) >= 1
                            ? 0
                            : bessel(beta * Math.sqrt(1 - place * place)) / bessel(beta);
            double angle = Math.PI * cutoff * t;
            taps[i] = window * (angle == 0 ? cutoff : Math.sin(angle) / (Math.PI * t));
            sum += taps[i];
        }
        // Every phase sums to one, so that a constant stays one.
        float[] scaled = new float[taps.length];
        for (int i = 0; i < taps.length; i++) {
            scaled[i] = (float) (taps[i] / sum);
        }
        return scaled;
    }

    // The modified Bessel function of the first kind of order 0, by its power series.
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > 1e-17 * sum; k++) {
            term *= x * x / (4.0 * k * k);
            sum += term;
        }
        return sum;
    }

    /** How many samples come out when so many go in: the same time, rounded up. */
    public long length(int samples) {
        return ((long) samples * up + down - 1) / down;
    }

    /**
     * The same sound at the new rate, in time with the old one.
     *
     * @throws IllegalArgumentException when it would have more than 2^31 samples
     */
    public Sound apply(Sound sound) {
        if (up == down) {
            return sound;
        }
        long length = length(sound.length());
        if (length > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "a sound of " + length + " samples; allowed are " + (Integer.MAX_VALUE - 8));
        }
        float[][] channels = new float[sound.channels()][];
        Arrays.setAll(channels, channel -> apply(sound.samples(channel), (int) length));
        return new Sound(rate, channels);
    }

    // y[m] = sum over i of x[floor(m down / up) - reach + 1 + i] h(phase, i)
    private float[] apply(float[] samples, int length) {
        float[] made = new float[length];
        int count = phases.length - 1;
        for (int m = 0; m < length; m++) {
            long place = (long) m * down;
            int first = (int) (place / up) - reach + 1;
            int remainder = (int) (place % up);
            if (count == up) {
                made[m] = (float) filtered(samples, first, phases[remainder]);
            } else {
                double phase = (double) remainder / up * count;
                double share = phase - (int) phase;
                made[m] =
                        (float)
                                ((1 - share) * filtered(samples, first, phases[(int) phase])
                                        + share
                                                * filtered(
                                                        samples, first, phases[(int) phase + 1]));
            }
        }
        return made;
    }

    private static double filtered(float[] samples, int first, float[] taps) {
        int from = Math.max(0, -first);
        int to = Math.min(taps.length, samples.length - first);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += taps[i] * samples[first + i];
        }
        return sum;
    }
}
