package dev.noema.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.model.FlatWeights;
import dev.noema.model.Layout;
import dev.noema.model.Weights;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The native arrays that training changes: weights, running statistics, averaged weights and the
 * optimiser's state.
 */
final class LearnerState implements AutoCloseable {

    private static final String MODEL = "model/";
    private static final String BUFFER = "buffer/";
    private static final String AVERAGE = "ema/";
    private static final String OPTIMIZER = "optimizer/";
    private static final String UPDATES = OPTIMIZER + "updates";

    private final NDManager manager;
    private final Layout parameterLayout;
    private final Layout bufferLayout;
    private final NDArray parameters;
    private final NDArray buffers;
    private final NDArray average;
    private final NDArray updates;
    private final Map<String, NDArray> slots = new LinkedHashMap<>();

    /**
     * The state before the first step.
     *
     * @param averaged whether averaged weights are kept
     */
    LearnerState(Weights weights, List<String> slots, boolean averaged, Device device) {
        this.manager = Torch.newManager(device);
        this.parameterLayout = weights.parameterLayout();
        this.bufferLayout = weights.bufferLayout();
        this.parameters = manager.create(flat(parameterLayout, weights.parameters()));
        this.buffers = manager.create(flat(bufferLayout, weights.buffers()));
        this.average = averaged ? parameters.duplicate() : null;
        this.updates = manager.zeros(new Shape());
        for (String slot : slots) {
            this.slots.put(slot, manager.zeros(parameters.getShape()));
        }
        parameters.setRequiresGradient(true);
    }

    Layout parameterLayout() {
        return parameterLayout;
    }

    Layout bufferLayout() {
        return bufferLayout;
    }

    NDArray parameters() {
        return parameters;
    }

    NDArray buffers() {
        return buffers;
    }

    /** The averaged weights; null when none are kept. */
    NDArray average() {
        return average;
    }

    /** How many updates were made, {@code ()}. */
    NDArray updates() {
        return updates;
    }

    Map<String, NDArray> slots() {
        return slots;
    }

    /** The weights that a model is evaluated and exported with: averaged where there are any. */
    FlatWeights best() {
        return new FlatWeights(average == null ? parameters : average, buffers);
    }

    Map<String, Tensor> copy() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        cut(state, MODEL, parameterLayout, parameters);
        cut(state, BUFFER, bufferLayout, buffers);
        if (average != null) {
            cut(state, AVERAGE, parameterLayout, average);
        }
        slots.forEach((name, slot) -> cut(state, OPTIMIZER + name + "/", parameterLayout, slot));
        state.put(UPDATES, new FloatTensor(updates.toFloatArray()));
        return state;
    }

    void restore(Map<String, Tensor> state) {
        Map<String, Tensor> expected = copy();
        if (!expected.keySet().equals(state.keySet())) {
            String missing = firstNotIn(expected.keySet(), state.keySet());
            throw new IllegalArgumentException(
                    missing != null
                            ? "the saved state lacks \"" + missing + "\", which this model has"
                            : "the saved state has \""
                                    + firstNotIn(state.keySet(), expected.keySet())
                                    + "\", which this model lacks");
        }
        expected.forEach(
                (name, tensor) -> {
                    if (!Arrays.equals(tensor.shape(), state.get(name).shape())) {
                        throw new IllegalArgumentException(
                                "\""
                                        + name
                                        + "\" was saved with shape "
                                        + Arrays.toString(state.get(name).shape())
                                        + ", but this model has "
                                        + Arrays.toString(tensor.shape()));
                    }
                });
        paste(state, MODEL, parameterLayout, parameters);
        paste(state, BUFFER, bufferLayout, buffers);
        if (average != null) {
            paste(state, AVERAGE, parameterLayout, average);
        }
        slots.forEach((name, slot) -> paste(state, OPTIMIZER + name + "/", parameterLayout, slot));
        put(((FloatTensor) state.get(UPDATES)).values(), updates);
        parameters.setRequiresGradient(true);
    }

    private static String firstNotIn(Iterable<String> names, java.util.Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                return name;
            }
        }
        return null;
    }

    private static void cut(
            Map<String, Tensor> state, String prefix, Layout layout, NDArray vector) {
        float[] values = vector.toFloatArray();
        for (Layout.Segment segment : layout.segments()) {
            float[] part =
                    Arrays.copyOfRange(values, segment.offset(), segment.offset() + segment.size());
            state.put(prefix + segment.name(), new FloatTensor(part, segment.shape().getShape()));
        }
    }

    private void paste(Map<String, Tensor> state, String prefix, Layout layout, NDArray vector) {
        float[] values = new float[layout.length()];
        for (Layout.Segment segment : layout.segments()) {
            float[] part = ((FloatTensor) state.get(prefix + segment.name())).values();
            System.arraycopy(part, 0, values, segment.offset(), part.length);
        }
        put(values, vector);
    }

    // Not by set(), whose guard is a deprecated one that warns. The copy is in the engine's own
    // memory, where a new array may lie in Java's.
    private void put(float[] values, NDArray target) {
        try (NDArray fresh = manager.create(values, target.getShape())) {
            target.intern(fresh.duplicate());
        }
    }

    private static float[] flat(Layout layout, Map<String, NDArray> arrays) {
        float[] values = new float[layout.length()];
        for (Layout.Segment segment : layout.segments()) {
            NDArray array = arrays.get(segment.name()).toType(DataType.FLOAT32, false);
            System.arraycopy(array.toFloatArray(), 0, values, segment.offset(), segment.size());
        }
        return values;
    }

    @Override
    public void close() {
        manager.close();
    }
}
