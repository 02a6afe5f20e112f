package dev.noema.training;

import ai.djl.ndarray.NDArray;
import dev.noema.model.TracedModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Sums of loss terms over items, in float64. */
final class Sums {

    private Sums() {}

    static EvaluationResult of(Map<String, NDArray> outputs, long items) {
        Map<String, Double> terms = new LinkedHashMap<>();
        outputs.forEach(
                (name, array) -> {
                    if (name.startsWith(TracedModel.TERM)) {
                        terms.put(
                                name.substring(TracedModel.TERM.length()),
                                sum(array.toFloatArray()));
                    }
                });
        NDArray divergence = outputs.get(TracedModel.DIVERGENCE);
        int latent = (int) divergence.getShape().get(1);
        double[] sums = new double[latent];
        float[] values = divergence.toFloatArray();
        for (int i = 0; i < values.length; i++) {
            sums[i % latent] += values[i];
        }
        return new EvaluationResult(
                items, items * (double) outputs.get(TracedModel.LOSS).getFloat(), terms, sums);
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /** The places of values that are not finite, counted from {@code first}. */
    static int[] notFinite(float[] values, int first) {
        return IntStream.range(0, values.length)
                .filter(i -> !Float.isFinite(values[i]))
                .map(i -> first + i)
                .toArray();
    }
}
