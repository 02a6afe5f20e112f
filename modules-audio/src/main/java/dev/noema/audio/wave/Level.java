package dev.noema.audio.wave;

import java.util.Locale;

/**
 * How loud a sound is, against full scale at 1.
 *
 * @param peak the greatest magnitude, in dB; negative infinity for silence
 * @param rms the root mean square of all channels, in dB
 * @param clipped how many samples are at full scale or beyond
 */
public record Level(double peak, double rms, long clipped) {

    /** 16 bits reach no further than this. */
    private static final float FULL_SCALE = 32767f / 32768;

    /** The level of a sound. */
    public static Level of(Sound sound) {
        double energy = 0;
        float peak = 0;
        long clipped = 0;
        for (int channel = 0; channel < sound.channels(); channel++) {
            for (float sample : sound.samples(channel)) {
                float magnitude = Math.abs(sample);
                energy += (double) sample * sample;
                peak = Math.max(peak, magnitude);
                clipped += magnitude >= FULL_SCALE ? 1 : 0;
            }
        }
        double count = (double) sound.length() * sound.channels();
        return new Level(
                20 * Math.log10(peak), 10 * Math.log10(energy / Math.max(1, count)), clipped);
    }

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
                                : String.format(
                                        Locale.ROOT,
                                        "%,d sample%s clipped",
                                        clipped,
                                        clipped == 1 ? "" : "s"));
    }

    // Never a negative zero.
    private static double tenths(double decibels) {
        return Math.round(10 * decibels) / 10.0;
    }
}
