package dev.noema.reproduction;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where two states of a training differ. */
final class TensorDifferences {

    private TensorDifferences() {}

    /** The largest absolute difference of each array that is not the same to the bit. */
    static SortedMap<String, Double> between(Map<String, Tensor> one, Map<String, Tensor> other) {
        SortedMap<String, Double> differences = new TreeMap<>();
        TreeSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        for (String name : names) {
            if (!same(one.get(name), other.get(name))) {
                differences.put(name, largest(one.get(name), other.get(name)));
            }
        }
        return differences;
    }

    private static boolean same(Tensor one, Tensor other) {
        if (one == null || other == null || !Arrays.equals(one.shape(), other.shape())) {
            return false;
        }
        if (one instanceof FloatTensor a && other instanceof FloatTensor b) {
            return Arrays.equals(a.values(), b.values());
        }
        return one instanceof LongTensor a
                && other instanceof LongTensor b
                && Arrays.equals(a.values(), b.values());
    }

    private static double largest(Tensor one, Tensor other) {
        if (!(one instanceof FloatTensor a && other instanceof FloatTensor b)
                || !Arrays.equals(one.shape(), other.shape())) {
            return Double.POSITIVE_INFINITY;
        }
        double largest = 0;
        for (int i = 0; i < a.values().length; i++) {
            // NaN stays
            largest = Math.max(largest, Math.abs((double) a.values()[i] - b.values()[i]));
        }
        return largest;
    }
}
