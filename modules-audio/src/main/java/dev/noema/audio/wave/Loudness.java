package dev.noema.audio.wave;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Integrated loudness in LUFS (ITU-R BS.1770-4): K-weighted power in blocks of 400 milliseconds, of
 * which the silent and the quiet do not count.
 *
 * <p>The filters are those of the recommendation, moved from 48 kHz to any rate through the
 * analogue filters they stand for (De Man 2014, Evaluation of implementations of the EBU R128
 * loudness measurement). Channels count alike; the recommendation's weights for loudspeakers behind
 * the listener are left out, since a file seldom says which they are.
 */
public final class Loudness {

    private static final double BLOCK = 0.4;
    private static final double STEP = 0.1;
    private static final double OFFSET = -0.691;
    private static final double SILENT = -70;
    private static final double QUIET = -10;

    private Loudness() {}

    /** The loudness of a sound; nothing when it is silent or shorter than a block. */
    public static OptionalDouble of(Sound sound) {
        double[] blocks = blocks(sound);
        double threshold = power(SILENT);
        OptionalDouble audible = mean(blocks, threshold);
        if (audible.isEmpty()) {
            return audible;
        }
        double relative = power(level(audible.getAsDouble()) + QUIET);
        OptionalDouble gated = mean(blocks, Math.max(threshold, relative));
        return gated.isPresent() ? OptionalDouble.of(level(gated.getAsDouble())) : gated;
    }

    /**
     * The sound with another loudness, or with a lower one where a peak would go beyond full scale.
     * One whose loudness cannot be measured stays as it is.
     *
     * @param target in LUFS
     */
    public static Sound normalized(Sound sound, double target) {
        OptionalDouble loudness = of(sound);
        if (loudness.isEmpty()) {
            return sound;
        }
        double gain = Math.pow(10, (target - loudness.getAsDouble()) / 20);
        double peak = 0;
        for (int channel = 0; channel < sound.channels(); channel++) {
            for (float sample : sound.samples(channel)) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return sound.scaled(Math.min(gain, 1 / peak));
    }

    // Overlapping by three quarters; the sum over channels of the mean squares.
    private static double[] blocks(Sound sound) {
        int size = (int) Math.round(BLOCK * sound.rate());
        int count = (int) Math.floor((sound.seconds() - BLOCK) / STEP + 1e-9) + 1;
        double[] powers = new double[Math.max(0, count)];
        for (int channel = 0; channel < sound.channels() && count > 0; channel++) {
            double[] weighted = weighted(sound.samples(channel), sound.rate());
            for (int block = 0; block < count; block++) {
                int from = (int) (block * STEP * sound.rate());
                double sum = 0;
                for (int i = from; i < Math.min(from + size, weighted.length); i++) {
                    sum += weighted[i] * weighted[i];
                }
                powers[block] += sum / size;
            }
        }
        return powers;
    }

    private static double[] weighted(float[] samples, int rate) {
        double[] values = new double[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples[i];
        }
        shelf(rate).apply(values);
        highPass(rate).apply(values);
        return values;
    }

    // The head as a rigid sphere: 4 dB more above 1.5 kHz.
    private static Biquad shelf(int rate) {
        double k = Math.tan(Math.PI * 1681.974450955533 / rate);
        double q = 0.7071752369554196;
        double high = Math.pow(10, 3.999843853973347 / 20);
        double band = Math.pow(high, 0.4996667741545416);
        double a0 = 1 + k / q + k * k;
        return new Biquad(
                (high + band * k / q + k * k) / a0,
                2 * (k * k - high) / a0,
                (high - band * k / q + k * k) / a0,
                2 * (k * k - 1) / a0,
                (1 - k / q + k * k) / a0);
    }

    private static Biquad highPass(int rate) {
        double k = Math.tan(Math.PI * 38.13547087602444 / rate);
        double q = 0.5003270373238773;
        double a0 = 1 + k / q + k * k;
        return new Biquad(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
    }

    private static OptionalDouble mean(double[] blocks, double threshold) {
        return Arrays.stream(blocks).filter(power -> power > threshold).average();
    }

    private static double level(double power) {
        return OFFSET + 10 * Math.log10(power);
    }

    private static double power(double level) {
        return Math.pow(10, (level - OFFSET) / 10);
    }
}
