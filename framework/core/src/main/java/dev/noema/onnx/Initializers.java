package dev.noema.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The stored arrays of one graph, in the order in which they came. */
final class Initializers {

    private record Content(ElementType type, List<Long> shape, ByteString bytes) {}

    private final Names names;
    private final List<TensorProto> all = new ArrayList<>();
    private final Map<Content, String> constants = new HashMap<>();

    Initializers(Names names) {
        this.names = names;
    }

    /** Stores an array under this very name. */
    String named(String name, ElementType type, List<Long> shape, ByteString bytes) {
        store(names.exactly(name), type, shape, bytes);
        return name;
    }

    /** Stores an array unless an equal constant is there, and gives the name of the one that is. */
    String constant(String hint, ElementType type, List<Long> shape, ByteString bytes) {
        return constants.computeIfAbsent(
                new Content(type, shape, bytes),
                content -> {
                    String name = names.like(hint);
                    store(name, type, shape, bytes);
                    return name;
                });
    }

    private void store(String name, ElementType type, List<Long> shape, ByteString bytes) {
        all.add(
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type.code())
                        .addAllDims(shape)
                        .setRawData(bytes)
                        .build());
    }

    /** Those that a graph uses. */
    List<TensorProto> among(Set<String> used) {
        return all.stream().filter(tensor -> used.contains(tensor.getName())).toList();
    }
}
