package dev.noema.training.optimizer;

import java.util.Map;

/**
 * The names, inside a compiled step, of the tensors that an update reads and writes.
 *
 * @param parameters all trained numbers, {@code (parameters)} float32, detached; written in place
 * @param gradient their gradient, contiguous, of the same shape; may be overwritten
 * @param slots the optimiser's state by slot, each {@code (parameters)} float32; written in place
 * @param learningRate the learning rate of this step, {@code ()} float32
 * @param step how many updates there were with this one, {@code ()} float32: 1 in the first
 * @param skip {@code ()} float32: 1 when nothing may change because loss or gradient is not finite,
 *     else 0
 */
public record UpdateVariables(
        String parameters,
        String gradient,
        Map<String, String> slots,
        String learningRate,
        String step,
        String skip) {

    public UpdateVariables {
        slots = Map.copyOf(slots);
    }

    String slot(String name) {
        return slots.get(name);
    }
}
