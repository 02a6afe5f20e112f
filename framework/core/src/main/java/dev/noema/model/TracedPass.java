package dev.noema.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import dev.noema.spi.Pass;
import dev.noema.trace.Recorder;
import dev.noema.trace.Source;
import dev.noema.trace.TraceException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The pass that a recorder watches: parameters come from the model's weights, noise and schedules
 * from outside.
 */
public final class TracedPass implements Pass {

    /** Where a pass takes the arrays that are no weights. */
    @FunctionalInterface
    public interface Supply {
        /** The array of a kind and name, of a shape. */
        NDArray array(Source.Kind kind, String name, Shape shape);
    }

    /** What a pass and its scopes share. */
    private static final class Shared {
        final Recorder recorder;
        final Weights weights;
        final boolean training;
        final Function<String, NDArray> values;
        final Supply supply;
        final Map<String, NDArray> met = new HashMap<>();
        final Map<String, Block> blocks = new HashMap<>();

        Shared(
                Recorder recorder,
                Weights weights,
                boolean training,
                Function<String, NDArray> values,
                Supply supply) {
            this.recorder = recorder;
            this.weights = weights;
            this.training = training;
            this.values = values;
            this.supply = supply;
        }
    }

    private final Shared shared;
    private final String path;

    private TracedPass(Shared shared, String path) {
        this.shared = shared;
        this.path = path;
    }

    /** A pass for tracing: weights have their first values, noise is constant. */
    public static TracedPass tracing(Recorder recorder, Weights weights, boolean training) {
        NDManager manager = recorder.manager();
        // Running statistics are updated by the pass: it gets copies, so that tracing moves no
        // state.
        Function<String, NDArray> values =
                name -> {
                    NDArray initial = weights.initial(name);
                    NDArray copy = initial.duplicate();
                    copy.attach(manager);
                    return copy;
                };
        Supply supply = (kind, name, shape) -> manager.full(shape, 0.5f);
        return new TracedPass(new Shared(recorder, weights, training, values, supply), "");
    }

    /**
     * A pass that computes with given arrays.
     *
     * @param values the weight of each name
     * @param supply noise and scheduled values
     */
    public static TracedPass computing(
            Recorder recorder,
            Weights weights,
            boolean training,
            Function<String, NDArray> values,
            Supply supply) {
        return new TracedPass(new Shared(recorder, weights, training, values, supply), "");
    }

    @Override
    public Pass scope(String name) {
        return new TracedPass(shared, below(name));
    }

    @Override
    public NDArray apply(String name, Block block, NDArray... inputs) {
        Shape[] shapes = new Shape[inputs.length];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = inputs[i].getShape();
        }
        Block other = shared.blocks.putIfAbsent(below(name), block);
        if (other != null && other != block) {
            throw TraceException.here(
                    "two blocks are named \""
                            + below(name)
                            + "\" and would share their weights; give each a name of its own");
        }
        shared.weights.adopt(below(name), block, shapes);
        shared.recorder.enter(below(name));
        try {
            return block.forward(new Store(), new NDList(inputs), shared.training)
                    .singletonOrThrow();
        } finally {
            shared.recorder.leave();
        }
    }

    @Override
    public NDArray parameter(String name, Shape shape, Initializer initializer) {
        shared.weights.adopt(below(name), shape, initializer);
        return weight(below(name));
    }

    @Override
    public NDArray constant(float[] values, Shape shape) {
        return shared.recorder.constant(shared.recorder.manager().create(values, shape));
    }

    @Override
    public NDArray scheduled(String name) {
        return shared.met.computeIfAbsent(
                "schedule:" + name,
                key ->
                        shared.recorder.source(
                                Source.Kind.SCHEDULED,
                                name,
                                shared.supply.array(Source.Kind.SCHEDULED, name, new Shape())));
    }

    @Override
    public NDArray normal(String purpose, Shape shape) {
        return noise(Source.Kind.NORMAL, purpose, shape);
    }

    @Override
    public NDArray uniform(String purpose, Shape shape) {
        return noise(Source.Kind.UNIFORM, purpose, shape);
    }

    // The first use of a purpose has its plain name; a further one is named after its scope.
    private NDArray noise(Source.Kind kind, String purpose, Shape shape) {
        String name = shared.met.containsKey("noise:" + purpose) ? below(purpose) : purpose;
        if (shared.met.containsKey("noise:" + name)) {
            throw TraceException.here(
                    "noise for \""
                            + name
                            + "\" is asked for twice in one pass; the second would be the same numbers:"
                            + " give it a purpose or a scope of its own");
        }
        NDArray noise = shared.recorder.source(kind, name, shared.supply.array(kind, name, shape));
        shared.met.put("noise:" + name, noise);
        return noise;
    }

    @Override
    public boolean training() {
        return shared.training;
    }

    private NDArray weight(String name) {
        return shared.met.computeIfAbsent(
                "weight:" + name,
                key ->
                        shared.recorder.source(
                                shared.weights.isBuffer(name)
                                        ? Source.Kind.BUFFER
                                        : Source.Kind.PARAMETER,
                                name,
                                shared.values.apply(name)));
    }

    private String below(String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** Gives blocks recording arrays in place of their own. */
    private final class Store extends ParameterStore {

        Store() {
            super(shared.recorder.manager(), false);
        }

        @Override
        public NDArray getValue(Parameter parameter, Device device, boolean training) {
            return parameter == null ? null : weight(shared.weights.nameOf(parameter));
        }
    }
}
