package dev.noema.checkpoint;

import dev.noema.serving.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a run needs to go on bit for bit.
 *
 * @param progress where the training stands
 * @param tensors weights, statistics, averages and optimiser by name: {@code model/...}, {@code
 *     buffer/...}, {@code ema/...}, {@code optimizer/...}
 */
public record Checkpoint(Progress progress, Map<String, Tensor> tensors) {

    /** The names that belong to the optimiser alone start with this. */
    public static final String OPTIMIZER = "optimizer/";

    public Checkpoint {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    }
}
