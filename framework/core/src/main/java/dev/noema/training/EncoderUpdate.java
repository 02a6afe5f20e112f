package dev.noema.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import dev.noema.model.Layout;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Model;
import dev.noema.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The compiled update of the encoder's weights alone, and the optimiser's state that it keeps:
 * apart from the one of whole steps, so that neither's moments count the other's gradients.
 */
final class EncoderUpdate implements AutoCloseable {

    private static final String STATE = "optimizer/" + Model.ENCODER + "-alone/";
    private static final String UPDATES = STATE + "updates";

    private final TorchFunction function;
    private final NDManager manager;
    private final NDArray updates;
    private final Map<String, NDArray> slots = new LinkedHashMap<>();

    EncoderUpdate(
            List<String> arguments,
            StepSource source,
            Optimizer optimizer,
            Layout layout,
            Device device) {
        Layout.Stretch encoder = layout.stretch(Model.ENCODER + "/");
        List<String> names = new ArrayList<>(arguments);
        names.addAll(source.updateArguments());
        this.function =
                TorchFunction.compile(names, source.wholeOf(encoder), List.of("whole"), device);
        this.manager = Torch.newManager(device);
        this.updates = manager.zeros(new Shape());
        for (String slot : optimizer.slots()) {
            slots.put(STATE + slot, manager.zeros(new Shape(encoder.length())));
        }
    }

    /** One update; gives the report of a step. */
    float[] call(NDManager scope, NDArray[] arguments, float rate) {
        List<NDArray> all = new ArrayList<>(Arrays.asList(arguments));
        all.add(scope.create(rate));
        all.add(updates);
        all.add(scope.zeros(new Shape())); // no average
        all.addAll(slots.values());
        NDList result = function.callWithGradients(scope, all.toArray(new NDArray[0]));
        return result.get(0).toFloatArray();
    }

    Map<String, Tensor> copy() {
        Map<String, Tensor> state = new LinkedHashMap<>();
        slots.forEach(
                (name, slot) ->
                        state.put(
                                name,
                                new FloatTensor(slot.toFloatArray(), slot.getShape().getShape())));
        state.put(UPDATES, new FloatTensor(updates.toFloatArray()));
        return state;
    }

    void restore(Map<String, Tensor> state) {
        if (!copy().keySet().equals(state.keySet())) {
            throw new IllegalArgumentException(
                    "the saved state has "
                            + state.keySet()
                            + ", this optimiser has "
                            + copy().keySet());
        }
        slots.forEach((name, slot) -> put(state.get(name), slot));
        put(state.get(UPDATES), updates);
    }

    private void put(Tensor saved, NDArray target) {
        try (NDArray fresh = manager.create(((FloatTensor) saved).values(), target.getShape())) {
            target.intern(fresh.duplicate()); // in the engine's own memory
        }
    }

    /** Takes what {@link #copy} made out of a learner's state. */
    static Map<String, Tensor> takeFrom(Map<String, Tensor> state) {
        Map<String, Tensor> taken = new LinkedHashMap<>(state);
        taken.keySet().removeIf(name -> !name.startsWith(STATE));
        state.keySet().removeAll(taken.keySet());
        return taken;
    }

    @Override
    public void close() {
        function.close();
        manager.close();
    }
}
