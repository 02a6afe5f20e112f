package dev.noema.audio.measure;

import java.util.Locale;

/**
 * How loud a sound is, against full scale at 1.
 *
 * @param rms the root mean square, in dB; negative infinity for silence
 * @param peak the greatest magnitude, in dB
 * @param clipped the share of samples at full scale or beyond, in [0, 1]
 */
public record Level(double rms, double peak, double clipped) {

    /** 16 bits reach no further than this. */
    private static final float FULL_SCALE = 32767f / 32768;

    /** The level of a sound; of no samples it is silence. */
    public static Level of(float[] samples) {
        double energy = 0;
        double peak = 0;
        int clipped = 0;
        for (float sample : samples) {
            float magnitude = Math.abs(sample);
            energy += (double) sample * sample;
            peak = Math.max(peak, magnitude);
            clipped += magnitude >= FULL_SCALE ? 1 : 0;
        }
        int count = Math.max(1, samples.length);
        return new Level(
                10 * Math.log10(energy / count), 20 * Math.log10(peak), (double) clipped / count);
    }

    /** Such as {@code peak -3.0 dB, mean -21.4 dB, nothing clipped}. */
    @Override
    public String toString() {
        return peak == Double.NEGATIVE_INFINITY
                ? "silent"
                : String.format(
                        Locale.ROOT,
                        "peak %.1f dB, mean %.1f dB, %s",
                        tenths(peak),
                        tenths(rms),
                        clipped == 0
                                ? "nothing clipped"
                                : String.format(Locale.ROOT, "%.2f%% clipped", 100 * clipped));
    }

    // Never a negative zero.
    private static double tenths(double decibels) {
        return Math.round(10 * decibels) / 10.0;
    }
}
