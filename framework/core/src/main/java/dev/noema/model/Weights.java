package dev.noema.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.Pair;
import dev.noema.engine.Torch;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The arrays that a model's parts asked for, by name, with their first values.
 *
 * <p>They are made at the first pass, when shapes are known. A block used twice has its parameters
 * once. Whoever made the weights closes them.
 */
public final class Weights implements AutoCloseable {

    private final NDManager manager = Torch.newManager();
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final Map<String, NDArray> buffers = new LinkedHashMap<>();
    private final IdentityHashMap<Parameter, String> names = new IdentityHashMap<>();

    /** Creates a block's parameters unless it has them, and knows them by name from then on. */
    void adopt(String path, Block block, Shape... inputs) {
        if (!block.isInitialized()) {
            block.initialize(manager, DataType.FLOAT32, inputs);
        }
        for (Pair<String, Parameter> entry : block.getParameters()) {
            Parameter parameter = entry.getValue();
            if (names.containsKey(parameter)) {
                continue;
            }
            String name = path + "/" + entry.getKey();
            Map<String, NDArray> arrays = parameter.requiresGradient() ? parameters : buffers;
            requireShape(name, arrays.get(name), parameter.getArray().getShape());
            // A part that makes its block anew in every pass keeps the weights of the first.
            arrays.putIfAbsent(name, parameter.getArray());
            names.put(parameter, name);
        }
    }

    /** Creates a parameter unless it is known. */
    void adopt(String name, Shape shape, Initializer initializer) {
        NDArray known = parameters.get(name);
        requireShape(name, known, shape);
        if (known == null) {
            parameters.put(name, initializer.initialize(manager, shape, DataType.FLOAT32));
        }
    }

    private static void requireShape(String name, NDArray known, Shape shape) {
        if (known != null && !known.getShape().equals(shape)) {
            throw new IllegalArgumentException(
                    "parameter "
                            + name
                            + " has shape "
                            + known.getShape()
                            + " and cannot be asked for as "
                            + shape);
        }
    }

    String nameOf(Parameter parameter) {
        String name = names.get(parameter);
        if (name == null) {
            throw new IllegalStateException(
                    "parameter " + parameter.getName() + " belongs to no block of the model");
        }
        return name;
    }

    /** Whether an array is updated by the forward pass and not by the optimiser. */
    public boolean isBuffer(String name) {
        return buffers.containsKey(name);
    }

    NDArray initial(String name) {
        NDArray array = parameters.get(name);
        return array == null ? buffers.get(name) : array;
    }

    /** Trained arrays with their first values. */
    public Map<String, NDArray> parameters() {
        return parameters;
    }

    /**
     * Arrays that the forward pass updates, such as running statistics, with their first values.
     */
    public Map<String, NDArray> buffers() {
        return buffers;
    }

    /** Where the trained arrays lie in their flat vector. */
    public Layout parameterLayout() {
        return layout(parameters);
    }

    /** Where the running statistics lie in their flat vector. */
    public Layout bufferLayout() {
        return layout(buffers);
    }

    private static Layout layout(Map<String, NDArray> arrays) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        arrays.forEach((name, array) -> shapes.put(name, array.getShape()));
        return new Layout(shapes);
    }

    @Override
    public void close() {
        manager.close();
    }
}
