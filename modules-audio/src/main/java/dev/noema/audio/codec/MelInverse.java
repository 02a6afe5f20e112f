package dev.noema.audio.codec;

import dev.noema.audio.spectrum.MelFilters;
import dev.noema.audio.spectrum.SpectrumSettings;
import java.util.Arrays;

/**
 * Finds powers x of all bins, none negative, whose mel bands W x are those given.
 *
 * <p>More bins than bands leave many answers; this is the one that Richardson and Lucy's updates
 * reach from a flat spectrum, x := x W'(m / W x) / W'1, which lessen the Kullback-Leibler
 * divergence of W x from m at every step (Lucy 1974; Lee and Seung 2001).
 */
final class MelInverse {

    private static final int ITERATIONS = 50;
    private static final double TINY = 1e-30;

    private final int bands;
    private final int bins;
    private final int[] first;
    private final float[][] weights;
    private final double[] sums;

    MelInverse(SpectrumSettings settings) {
        MelFilters filters = new MelFilters(settings);
        float[] matrix = filters.matrix();
        bands = settings.mels();
        bins = settings.bins();
        first = new int[bands];
        weights = new float[bands][];
        sums = new double[bins];
        for (int band = 0; band < bands; band++) {
            int from = band * bins;
            int to = from + bins;
            while (from < to && matrix[from] == 0) {
                from++;
            }
            while (to > from && matrix[to - 1] == 0) {
                to--;
            }
            first[band] = from - band * bins;
            weights[band] = Arrays.copyOfRange(matrix, from, to);
            for (int i = 0; i < weights[band].length; i++) {
                sums[first[band] + i] += weights[band][i];
            }
        }
    }

    /** The powers of a frame's bins, from the powers of its bands. */
    double[] apply(double[] mel) {
        double[] powers = new double[bins];
        Arrays.fill(powers, 1);
        double[] ratios = new double[bins];
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            Arrays.fill(ratios, 0);
            for (int band = 0; band < bands; band++) {
                double sum = 0;
                for (int i = 0; i < weights[band].length; i++) {
                    sum += weights[band][i] * powers[first[band] + i];
                }
                double ratio = mel[band] / Math.max(TINY, sum);
                for (int i = 0; i < weights[band].length; i++) {
                    ratios[first[band] + i] += weights[band][i] * ratio;
                }
            }
            for (int bin = 0; bin < bins; bin++) {
                // A bin that no band covers is silent.
                powers[bin] = sums[bin] > 0 ? powers[bin] * ratios[bin] / sums[bin] : 0;
            }
        }
        return powers;
    }
}
