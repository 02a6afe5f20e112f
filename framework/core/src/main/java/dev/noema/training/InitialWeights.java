package dev.noema.training;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.serving.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** Starts a run from the weights of another, with a fresh optimiser. */
public final class InitialWeights {

    private static final String MODEL = "model/";
    private static final String AVERAGE = "ema/";

    private InitialWeights() {}

    /**
     * A state to {@link Learner#restore}: weights and statistics of {@code saved}, the optimiser of
     * {@code fresh}. Averaged weights, where {@code fresh} has them, start at the saved average, or
     * at the saved weights. What does not fit is left for {@code restore} to name.
     */
    public static Map<String, Tensor> of(Map<String, Tensor> fresh, Map<String, Tensor> saved) {
        Map<String, Tensor> state = new LinkedHashMap<>();
        saved.forEach(
                (name, tensor) -> {
                    if (!name.startsWith(Checkpoint.OPTIMIZER) && !name.startsWith(AVERAGE)) {
                        state.put(name, tensor);
                    }
                });
        fresh.forEach(
                (name, tensor) -> {
                    if (name.startsWith(Checkpoint.OPTIMIZER)) {
                        state.put(name, tensor);
                    } else if (name.startsWith(AVERAGE)) {
                        Tensor weights = saved.get(MODEL + name.substring(AVERAGE.length()));
                        Tensor average = saved.getOrDefault(name, weights);
                        if (average != null) {
                            state.put(name, average);
                        }
                    }
                });
        return state;
    }
}
