package org.example.molecules.moses;

import java.util.List;
import java.util.Map;
import org.example.molecules.chemistry.Fingerprint;

/** How far two sets of molecules lie apart. */
final class Distances {

    private Distances() {}

    /** The mean over molecules of the similarity to the nearest of others, in [0, 1]. */
    static double nearest(List<Fingerprint> molecules, List<Fingerprint> others) {
        return molecules.parallelStream()
                .mapToDouble(
                        one ->
                                others.stream()
                                        .mapToDouble(one::similarity)
                                        .max()
                                        .orElse(Double.NaN))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * 1 - (mean over all pairs of similarity^power)^(1 / power), a molecule with itself included.
     */
    static double diversity(List<Fingerprint> molecules, int power) {
        double mean =
                molecules.parallelStream()
                        .mapToDouble(
                                one ->
                                        molecules.stream()
                                                .mapToDouble(
                                                        it -> Math.pow(one.similarity(it), power))
                                                .average()
                                                .orElse(Double.NaN))
                        .average()
                        .orElse(Double.NaN);
        return 1 - Math.pow(mean, 1.0 / power);
    }

    /** sum_k a_k b_k / (|a| |b|) over counts. */
    static double cosine(Map<String, Integer> a, Map<String, Integer> b) {
        double product = 0;
        for (Map.Entry<String, Integer> entry : a.entrySet()) {
            product += (double) entry.getValue() * b.getOrDefault(entry.getKey(), 0);
        }
        return product / (length(a) * length(b));
    }

    private static double length(Map<String, Integer> counts) {
        return Math.sqrt(
                counts.values().stream().mapToDouble(count -> (double) count * count).sum());
    }

    /**
     * The area between the distribution functions of two samples, each ascending: how far mass has
     * to be carried (Wasserstein-1).
     */
    static double wasserstein(double[] a, double[] b) {
        double area = 0;
        int i = 0;
        int j = 0;
        double before = Math.min(a[0], b[0]);
        while (i < a.length || j < b.length) {
            boolean left = j == b.length || i < a.length && a[i] <= b[j];
            double here = left ? a[i] : b[j];
            area += Math.abs((double) i / a.length - (double) j / b.length) * (here - before);
            before = here;
            i += left ? 1 : 0;
            j += left ? 0 : 1;
        }
        return area;
    }
}
