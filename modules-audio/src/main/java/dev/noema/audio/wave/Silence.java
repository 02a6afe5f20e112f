package dev.noema.audio.wave;

/** Takes away what is silent before and after a sound. */
public final class Silence {

    /** Loudness is measured over stretches of 10 milliseconds. */
    private static final int STRETCHES = 100;

    private Silence() {}

    /**
     * The part between the first and the last stretch of 10 milliseconds that is louder than a
     * level below the loudest stretch; all of a sound that is silent throughout.
     *
     * @param decibels how far below the loudest stretch silence begins, more than 0
     */
    public static Sound trimmed(Sound sound, double decibels) {
        if (!(decibels > 0)) {
            throw new IllegalArgumentException(
                    "silence at " + decibels + " dB below the loudest; allowed is more than 0");
        }
        int step = Math.max(1, sound.rate() / STRETCHES);
        int count = (sound.length() + step - 1) / step;
        double[] powers = new double[count];
        double loudest = 0;
        for (int stretch = 0; stretch < count; stretch++) {
            int to = Math.min(sound.length(), (stretch + 1) * step);
            powers[stretch] = power(sound, stretch * step, to);
            loudest = Math.max(loudest, powers[stretch]);
        }
        double least = loudest * Math.pow(10, -decibels / 10);
        int first = 0;
        while (first < count && powers[first] <= least) {
            first++;
        }
        int last = count - 1;
        while (last > first && powers[last] <= least) {
            last--;
        }
        return first >= count
                ? sound
                : sound.part(first * step, Math.min(sound.length(), (last + 1) * step));
    }

    private static double power(Sound sound, int from, int to) {
        double sum = 0;
        for (int channel = 0; channel < sound.channels(); channel++) {
            float[] samples = sound.samples(channel);
            for (int i = from; i < to; i++) {
                sum += (double) samples[i] * samples[i];
            }
        }
        return sum / (to - from);
    }
}
