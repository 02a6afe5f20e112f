package dev.noema.experiment;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.serving.FloatTensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights of a model as a checkpoint holds them: averaged where there are averages. */
final class SavedWeights {

    private static final String MODEL = "model/";
    private static final String BUFFER = "buffer/";
    private static final String AVERAGE = "ema/";

    private SavedWeights() {}

    /** By the names that the model's passes give them; a map of the caller's own. */
    static Map<String, FloatTensor> of(Checkpoint checkpoint) {
        Map<String, FloatTensor> weights = new LinkedHashMap<>();
        take(checkpoint, MODEL, weights);
        take(checkpoint, AVERAGE, weights);
        take(checkpoint, BUFFER, weights);
        return weights;
    }

    private static void take(
            Checkpoint checkpoint, String prefix, Map<String, FloatTensor> weights) {
        checkpoint
                .tensors()
                .forEach(
                        (name, tensor) -> {
                            if (name.startsWith(prefix)) {
                                weights.put(name.substring(prefix.length()), (FloatTensor) tensor);
                            }
                        });
    }
}
