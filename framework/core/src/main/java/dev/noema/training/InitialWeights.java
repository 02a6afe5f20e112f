package dev.noema.training;

import dev.noema.serving.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights that a run takes over from another: those whose names and shapes fit.
 *
 * @param state to {@link Learner#restore}: what fits from the other run, the rest, with all of the
 *     optimiser, as it was
 * @param taken the weights and statistics that fit, by name
 * @param kept those that the other run lacks or has with another shape: name, shape and fault
 */
public record InitialWeights(Map<String, Tensor> state, List<String> taken, List<String> kept) {

    private static final String MODEL = "model/";
    private static final String BUFFER = "buffer/";
    private static final String AVERAGE = "ema/";

    /**
     * Compares two states. Averaged weights, where {@code fresh} has them, start at the saved
     * average, or at the saved weights.
     */
    public static InitialWeights of(Map<String, Tensor> fresh, Map<String, Tensor> saved) {
        Map<String, Tensor> state = new LinkedHashMap<>(fresh);
        List<String> taken = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        fresh.forEach(
                (name, tensor) -> {
                    if (name.startsWith(MODEL) || name.startsWith(BUFFER)) {
                        Tensor other = saved.get(name);
                        if (fits(tensor, other)) {
                            state.put(name, other);
                            taken.add(name);
                        } else {
                            kept.add(difference(name, tensor, other));
                        }
                    } else if (name.startsWith(AVERAGE)) {
                        Tensor weights = saved.get(MODEL + name.substring(AVERAGE.length()));
                        Tensor average = saved.getOrDefault(name, weights);
                        if (fits(tensor, average)) {
                            state.put(name, average);
                        }
                    }
                });
        return new InitialWeights(state, taken, kept);
    }

    private static boolean fits(Tensor tensor, Tensor other) {
        return other != null && Arrays.equals(tensor.shape(), other.shape());
    }

    private static String difference(String name, Tensor tensor, Tensor other) {
        return name.substring(name.indexOf('/') + 1)
                + " "
                + Arrays.toString(tensor.shape())
                + (other == null ? "" : ", there " + Arrays.toString(other.shape()));
    }
}
