package dev.noema.serving;

import dev.noema.serving.random.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Fits what a caller gives to the inputs of one graph, and says in one line where it does not fit.
 */
final class Call {

    private final GraphManifest graph;
    private final Map<String, Tensor> given;
    private final Function<String, Noise> noise;
    private final Map<String, Long> sizes = new HashMap<>();

    /**
     * A call of one graph.
     *
     * @param given tensors by input name
     * @param noise the noise of a purpose; null where noise, too, has to be given
     */
    Call(GraphManifest graph, Map<String, Tensor> given, Function<String, Noise> noise) {
        this.graph = graph;
        this.given = given;
        this.noise = noise;
    }

    /** Declares how many items the call is about where no given tensor says so. */
    Call items(int items) {
        sizes.put(Dimension.BATCH.name(), (long) items);
        return this;
    }

    /**
     * All inputs of the graph; throws {@link IllegalArgumentException} where one is missing, extra
     * or misshapen.
     */
    List<Feed> feeds() {
        Set<String> wanted = new TreeSet<>(graph.inputs().stream().map(Port::name).toList());
        for (String name : given.keySet()) {
            if (!wanted.contains(name)) {
                throw new IllegalArgumentException(
                        graph.file() + " takes no '" + name + "'; it takes " + wanted);
            }
        }
        List<Feed> feeds = new ArrayList<>();
        List<Port> drawn = new ArrayList<>();
        for (Port port : graph.inputs()) {
            Tensor tensor = given.get(port.name());
            if (tensor != null) {
                check(port, tensor);
                checkFinite(port, tensor);
                feeds.add(new Feed(port, tensor.shape(), Source.of(tensor)));
            } else if (port.kind() != Port.Kind.GIVEN && noise != null) {
                drawn.add(port);
            } else {
                throw new IllegalArgumentException(graph.file() + " needs '" + port.name() + "'");
            }
        }
        for (Port port : drawn) {
            feeds.add(
                    new Feed(
                            port,
                            shape(port),
                            Source.of(noise.apply(port.purpose()), port.kind())));
        }
        return feeds;
    }

    /** How many items the call is about; known after {@link #feeds}. */
    int items() {
        long items = sizes.getOrDefault(Dimension.BATCH.name(), 1L);
        if (items < 1) {
            throw new IllegalArgumentException(
                    graph.file() + " is called without items; at least one is needed");
        }
        return (int) items;
    }

    private void check(Port port, Tensor tensor) {
        boolean type = (tensor instanceof FloatTensor) == (port.type() == Port.Type.FLOAT32);
        boolean fits = type && tensor.shape().length == port.shape().size();
        for (int i = 0; fits && i < tensor.shape().length; i++) {
            Dimension dimension = port.shape().get(i);
            long size = tensor.shape()[i];
            fits =
                    size
                            == (dimension.isFixed()
                                    ? dimension.size()
                                    : agreed(dimension.name(), size));
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "'"
                            + port.name()
                            + "' is "
                            + (tensor instanceof FloatTensor ? "float32 " : "int64 ")
                            + Arrays.toString(tensor.shape())
                            + "; "
                            + graph.file()
                            + " takes "
                            + (port.type() == Port.Type.FLOAT32 ? "float32 " : "int64 ")
                            + port.shape()
                            + (sizes.isEmpty() ? "" : " with " + new TreeMap<>(sizes)));
        }
    }

    /** A NaN would come out as an empty picture or silence that nobody can explain. */
    private static void checkFinite(Port port, Tensor tensor) {
        if (tensor instanceof FloatTensor floats) {
            float[] values = floats.values();
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    throw new IllegalArgumentException(
                            "'"
                                    + port.name()
                                    + "' holds "
                                    + values[i]
                                    + " at index "
                                    + i
                                    + "; finite numbers are allowed");
                }
            }
        }
    }

    /** The size of a named dimension: what was given first. */
    private long agreed(String dimension, long size) {
        return sizes.computeIfAbsent(dimension, unknown -> size);
    }

    private long[] shape(Port port) {
        return port.shape().stream()
                .mapToLong(
                        dimension -> dimension.isFixed() ? dimension.size() : size(port, dimension))
                .toArray();
    }

    private long size(Port port, Dimension dimension) {
        Long size = sizes.get(dimension.name());
        if (size == null) {
            throw new IllegalArgumentException(
                    graph.file()
                            + ": no input says how large '"
                            + dimension.name()
                            + "' of '"
                            + port.name()
                            + "' is");
        }
        return size;
    }
}
