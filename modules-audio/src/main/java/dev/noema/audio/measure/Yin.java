package dev.noema.audio.measure;

/**
 * The fundamental frequency of a voice or a single instrument (de Cheveigne and Kawahara 2002,
 * "YIN, a fundamental frequency estimator for speech and music", steps 1 to 5), with zeros around
 * the sound.
 *
 * <p>A frame is voiced where its difference function falls below the threshold at all and the frame
 * is louder than -60 dB of full scale.
 */
public final class Yin {

    private static final double SILENCE = 1e-6;

    private final int rate;
    private final int frame;
    private final int hop;
    private final int shortest;
    private final int longest;
    private final double threshold;

    /**
     * An estimator.
     *
     * @param rate samples a second, in Hz
     * @param frame the length of a frame in samples; half of it is what is compared
     * @param hop from one frame to the next, in samples
     * @param lowest the least frequency, in Hz; its period must be shorter than half a frame
     * @param highest the greatest frequency, in Hz
     * @param threshold of the difference function, from 0 for a clean tone to 1 for noise
     */
    public Yin(int rate, int frame, int hop, double lowest, double highest, double threshold) {
        this.rate = rate;
        this.frame = frame;
        this.hop = hop;
        this.shortest = (int) Math.floor(rate / highest);
        this.longest = (int) Math.ceil(rate / lowest);
        this.threshold = threshold;
        if (shortest < 2 || longest <= shortest + 1 || longest >= frame / 2) {
            throw new IllegalArgumentException(
                    "pitches from "
                            + lowest
                            + " to "
                            + highest
                            + " Hz at "
                            + rate
                            + " Hz do not fit a frame of "
                            + frame
                            + " samples; it holds the longest period twice");
        }
    }

    /** For voices: 60 to 500 Hz in frames of 64 ms every 16 ms, with a threshold of 0.15. */
    public static Yin voice(int rate) {
        int hop = Math.round(rate * 0.016f);
        return new Yin(rate, 4 * hop, hop, 60, 500, 0.15);
    }

    /** The pitch of each frame; frame m is centred at sample m hop. */
    public Pitch of(float[] samples) {
        int frames = 1 + samples.length / hop;
        double[] frequencies = new double[frames];
        boolean[] voiced = new boolean[frames];
        double[] window = new double[frame];
        for (int m = 0; m < frames; m++) {
            double energy = 0;
            for (int t = 0; t < frame; t++) {
                int at = m * hop - frame / 2 + t;
                window[t] = at < 0 || at >= samples.length ? 0 : samples[at];
                energy += window[t] * window[t];
            }
            double[] difference = normalizedDifference(window);
            int trough = trough(difference);
            voiced[m] = difference[trough] < threshold && energy / frame > SILENCE;
            frequencies[m] = rate / (trough + shift(difference, trough));
        }
        return new Pitch(frequencies, voiced);
    }

    /**
     * d'(tau) = d(tau) tau / sum over j from 1 to tau of d(j), d(tau) = sum over t of (x[t] - x[t +
     * tau])^2 over half a frame.
     */
    private double[] normalizedDifference(double[] window) {
        double[] normalized = new double[longest + 1];
        double cumulative = 0;
        for (int lag = 1; lag <= longest; lag++) {
            double difference = 0;
            for (int t = 0; t < frame / 2; t++) {
                double apart = window[t] - window[t + lag];
                difference += apart * apart;
            }
            cumulative += difference;
            normalized[lag] = difference * lag / (cumulative + Double.MIN_NORMAL);
        }
        return normalized;
    }

    /** The first trough below the threshold, or where there is none the deepest lag. */
    private int trough(double[] difference) {
        int deepest = shortest;
        for (int lag = shortest; lag <= longest; lag++) {
            boolean falls =
                    lag == shortest
                            ? difference[lag] < difference[lag + 1]
                            : difference[lag] < difference[lag - 1];
            boolean rises = lag == longest || difference[lag] <= difference[lag + 1];
            if (lag < longest && falls && rises && difference[lag] < threshold) {
                return lag;
            }
            if (difference[lag] < difference[deepest]) {
                deepest = lag;
            }
        }
        return deepest;
    }

    /** The vertex of the parabola through a lag and its neighbours, as a distance from the lag. */
    private double shift(double[] difference, int lag) {
        if (lag == shortest || lag == longest) {
            return 0;
        }
        double before = difference[lag - 1];
        double after = difference[lag + 1];
        double bend = before + after - 2 * difference[lag];
        double slope = (after - before) / 2;
        return Math.abs(slope) >= Math.abs(bend) ? 0 : -slope / bend;
    }
}
