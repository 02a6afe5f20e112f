package dev.noema.export;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import dev.noema.onnx.Storage;
import dev.noema.serving.FloatTensor;
import dev.noema.trace.Source;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The parameters of a block, running statistics included, named by their path: {@code
 * 02SequentialBlock/01Conv2d/weight}. One that several blocks share has its first name.
 */
final class BlockWeights {

    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final IdentityHashMap<Parameter, String> names = new IdentityHashMap<>();

    private BlockWeights() {}

    /** No parameters: those of a function. */
    static BlockWeights none() {
        return new BlockWeights();
    }

    static BlockWeights of(Block block) {
        BlockWeights weights = new BlockWeights();
        weights.add("", block);
        return weights;
    }

    private void add(String path, Block block) {
        for (Pair<String, Parameter> entry : block.getDirectParameters()) {
            if (!names.containsKey(entry.getValue())) {
                String name = path + entry.getKey();
                names.put(entry.getValue(), name);
                byName.put(name, entry.getValue());
            }
        }
        for (Pair<String, Block> child : block.getChildren()) {
            add(path + child.getKey() + "/", child.getValue());
        }
    }

    /** Says what stands against an export of these parameters. */
    void check(List<String> problems) {
        byName.forEach(
                (name, parameter) -> {
                    if (!parameter.isInitialized()) {
                        problems.add(
                                "parameter "
                                        + name
                                        + " has no values; initialise the block, or load its trained parameters,"
                                        + " before it is exported");
                    } else if (parameter.getArray().getDataType() != DataType.FLOAT32) {
                        problems.add(
                                "parameter "
                                        + name
                                        + " is "
                                        + parameter.getArray().getDataType()
                                        + "; only float32 is exported: block.cast(DataType.FLOAT32) first");
                    }
                });
    }

    FloatTensor values(String name) {
        NDArray array = byName.get(name).getArray();
        return new FloatTensor(array.toFloatArray(), array.getShape().getShape());
    }

    Source.Kind kind(String name) {
        return byName.get(name).requiresGradient() ? Source.Kind.PARAMETER : Source.Kind.BUFFER;
    }

    /** A copy in {@code manager}, so that nothing the block does is attached to its own arrays. */
    NDArray copy(NDManager manager, String name) {
        NDArray copy = byName.get(name).getArray().toDevice(manager.getDevice(), true);
        copy.attach(manager);
        return copy;
    }

    /** The values that a graph computes with whose weights are stored so. */
    NDArray stored(NDManager manager, String name, Storage storage) {
        if (storage == Storage.FLOAT32) {
            return copy(manager, name);
        }
        FloatTensor values = storage.asStored(values(name));
        return manager.create(values.values(), new Shape(values.shape()));
    }

    /** A store that answers a block with arrays by name, each asked for once. */
    ParameterStore store(NDManager manager, Function<String, NDArray> arrays) {
        Map<String, NDArray> met = new HashMap<>();
        return new ParameterStore(manager, false) {
            @Override
            public NDArray getValue(Parameter parameter, Device device, boolean training) {
                return parameter == null ? null : met.computeIfAbsent(nameOf(parameter), arrays);
            }
        };
    }

    private String nameOf(Parameter parameter) {
        String name = names.get(parameter);
        if (name == null) {
            throw new ExportException(
                    "the block uses the parameter "
                            + parameter.getName()
                            + ", which is neither its own nor one of its children's; register it with"
                            + " addParameter or addChildBlock");
        }
        return name;
    }
}
