package dev.noema.audio.spectrum;

/**
 * What log mel bands tell of each bin at first sight: the mean of the bands that cover it, weighted
 * by how much they do, and of a band its log power per unit of its filter. A bin that no band
 * covers is given the nearest one's.
 */
public final class MelSpread {

    private final int mels;
    private final int bins;
    private final float[] filters;

    public MelSpread(SpectrumSettings settings) {
        this.mels = settings.mels();
        this.bins = settings.bins();
        this.filters = new MelFilters(settings).matrix();
    }

    /** The weights of bands for bins, row-major {@code (mels, bins)}; each bin's add up to 1. */
    public float[] weights() {
        float[] weights = new float[filters.length];
        for (int bin = 0; bin < bins; bin++) {
            double sum = 0;
            for (int mel = 0; mel < mels; mel++) {
                sum += filters[mel * bins + bin];
            }
            for (int mel = 0; mel < mels; mel++) {
                weights[mel * bins + bin] =
                        sum > 0
                                ? (float) (filters[mel * bins + bin] / sum)
                                : mel == nearest(bin) ? 1 : 0;
            }
        }
        return weights;
    }

    /** log of the sum of each band's filter, {@code (mels)}. */
    public float[] logSums() {
        float[] logs = new float[mels];
        for (int mel = 0; mel < mels; mel++) {
            double sum = 0;
            for (int bin = 0; bin < bins; bin++) {
                sum += filters[mel * bins + bin];
            }
            // A filter between two bins holds none.
            logs[mel] = sum > 0 ? (float) Math.log(sum) : 0;
        }
        return logs;
    }

    private int nearest(int bin) {
        int least = Integer.MAX_VALUE;
        int found = 0;
        for (int mel = 0; mel < mels; mel++) {
            for (int other = 0; other < bins; other++) {
                if (filters[mel * bins + other] > 0 && Math.abs(other - bin) < least) {
                    least = Math.abs(other - bin);
                    found = mel;
                }
            }
        }
        return found;
    }
}
