package dev.noema.audio.spectrum;

/**
 * Triangles over the bins of a spectrum, evenly spaced on Slaney's mel scale, each of area 2 / its
 * width in Hz, equal to {@code librosa.filters.mel} (Slaney 1998, Auditory Toolbox).
 */
public final class MelFilters {

    // The scale is linear up to here, and logarithmic beyond.
    private static final double BREAK_HZ = 1000;
    private static final double HZ_EACH_MEL = 200.0 / 3;
    private static final double BREAK_MEL = BREAK_HZ / HZ_EACH_MEL;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private final int bins;
    private final int[] first;
    private final float[][] weights;

    /**
     * The filters of settings.
     *
     * @throws IllegalArgumentException when a band is so narrow that no bin falls into it
     */
    public MelFilters(SpectrumSettings settings) {
        bins = settings.bins();
        first = new int[settings.mels()];
        weights = new float[settings.mels()][];
        double least = mel(settings.low());
        double step = (mel(settings.high()) - least) / (settings.mels() + 1);
        for (int band = 0; band < settings.mels(); band++) {
            double low = hertz(least + band * step);
            double middle = hertz(least + (band + 1) * step);
            double high = hertz(least + (band + 2) * step);
            fill(band, low, middle, high, (double) settings.rate() / settings.fft());
        }
    }

    private void fill(int band, double low, double middle, double high, double binHz) {
        int from = (int) Math.floor(low / binHz) + 1;
        int to = Math.min(bins - 1, (int) Math.ceil(high / binHz) - 1);
        if (to < from) {
            throw new IllegalArgumentException(
                    "mels: band "
                            + band
                            + " from "
                            + Math.round(low)
                            + " to "
                            + Math.round(high)
                            + " Hz lies between two bins; allowed are fewer bands or a longer fft");
        }
        first[band] = from;
        weights[band] = new float[to - from + 1];
        for (int bin = from; bin <= to; bin++) {
            double hz = bin * binHz;
            double height = Math.min((hz - low) / (middle - low), (high - hz) / (high - middle));
            weights[band][bin - from] = (float) (height * 2 / (high - low));
        }
    }

    static double mel(double hertz) {
        return hertz < BREAK_HZ
                ? hertz / HZ_EACH_MEL
                : BREAK_MEL + Math.log(hertz / BREAK_HZ) / LOG_STEP;
    }

    static double hertz(double mel) {
        return mel < BREAK_MEL
                ? mel * HZ_EACH_MEL
                : BREAK_HZ * Math.exp(LOG_STEP * (mel - BREAK_MEL));
    }

    /** How many bands there are. */
    public int bands() {
        return weights.length;
    }

    /** The power of a band, from the powers of all bins. */
    double apply(int band, double[] powers) {
        double sum = 0;
        for (int i = 0; i < weights[band].length; i++) {
            sum += weights[band][i] * powers[first[band] + i];
        }
        return sum;
    }

    /** All weights, row-major {@code (bands, bins)}. */
    public float[] matrix() {
        float[] matrix = new float[weights.length * bins];
        for (int band = 0; band < weights.length; band++) {
            int at = band * bins + first[band];
            System.arraycopy(weights[band], 0, matrix, at, weights[band].length);
        }
        return matrix;
    }
}
