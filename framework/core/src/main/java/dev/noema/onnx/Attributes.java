package dev.noema.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The typed settings of one node, sorted by name. Immutable: each method gives a new object.
 *
 * <p>{@code Attributes.NONE.integer("axis", 1).integers("perm", 0, 2, 1)}
 */
public final class Attributes {

    /** No settings: what the operator does by default. */
    public static final Attributes NONE = new Attributes(Collections.emptySortedMap());

    private final SortedMap<String, AttributeProto> byName;

    private Attributes(SortedMap<String, AttributeProto> byName) {
        this.byName = byName;
    }

    /** Adds a whole number. */
    public Attributes integer(String name, long value) {
        return with(attribute(name, AttributeType.INT).setI(value));
    }

    /** Adds a list of whole numbers. */
    public Attributes integers(String name, long... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return with(attribute);
    }

    /** Adds a real number. */
    public Attributes real(String name, float value) {
        return with(attribute(name, AttributeType.FLOAT).setF(value));
    }

    /** Adds a text. */
    public Attributes text(String name, String value) {
        return with(attribute(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(value)));
    }

    /** Adds a list of texts. */
    public Attributes texts(String name, String... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.STRINGS);
        for (String value : values) {
            attribute.addStrings(ByteString.copyFromUtf8(value));
        }
        return with(attribute);
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    private Attributes with(AttributeProto.Builder attribute) {
        SortedMap<String, AttributeProto> more = new TreeMap<>(byName);
        if (more.put(attribute.getName(), attribute.build()) != null) {
            throw new IllegalArgumentException(
                    "attribute '" + attribute.getName() + "' is given twice");
        }
        return new Attributes(more);
    }

    Collection<AttributeProto> all() {
        return byName.values();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }
}
