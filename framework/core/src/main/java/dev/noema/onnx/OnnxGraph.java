package dev.noema.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.noema.serving.Dimension;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Builds one ONNX model.
 *
 * <p>Values are known by their names. Nodes stand in the order in which they were added, which is
 * the order of the data, since a node takes only values that are there. What no output needs is
 * left out. Equal calls give equal bytes.
 */
public final class OnnxGraph {

    private static final String PRODUCER = "noema";
    private static final int VALUES_IN_A_NAME = 6;

    private static final Pattern REDUCES_BY_INPUT = Pattern.compile("Reduce(?!Sum$).*");

    private final String name;
    private final Format format;
    private final Names names = new Names();
    private final Names nodeNames = new Names();
    private final Initializers initializers = new Initializers(names);
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Node> makers = new HashMap<>();
    private final Set<String> values = new HashSet<>();
    private final List<ValueInfoProto> inputs = new ArrayList<>();
    private final List<ValueInfoProto> outputs = new ArrayList<>();
    private final Map<String, long[]> rows = new HashMap<>();
    private final Map<String, String> renamed = new HashMap<>();

    /** An empty graph in the default format. */
    public OnnxGraph(String name) {
        this(name, Format.DEFAULT);
    }

    /** An empty graph. */
    public OnnxGraph(String name, Format format) {
        this.name = name;
        this.format = format;
    }

    /**
     * Declares an input, whose name is the value's name.
     *
     * @throws IllegalArgumentException when a size is dynamic and the target wants fixed ones
     */
    public String input(String name, ElementType type, Dimension... shape) {
        for (Dimension dimension : shape) {
            if (!dimension.isFixed() && format.target().staticShapes()) {
                throw new IllegalArgumentException(
                        "input "
                                + name
                                + " has the dynamic dimension "
                                + dimension
                                + "; target "
                                + format.target()
                                + " wants sizes that are fixed");
            }
        }
        inputs.add(info(names.exactly(name), type, shape));
        return known(name);
    }

    /**
     * Stores trained weights under their own name, such as {@code encoder/convolution1/weight}, and
     * gives the value that holds them as float32.
     */
    public String parameter(String name, FloatTensor weights) {
        if (!format.storage().applies(weights.shape())) {
            return stored(name, StoredArray.of(Storage.FLOAT32, weights), weights);
        }
        StoredArray array;
        try {
            array = StoredArray.of(format.storage(), weights);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("parameter " + name + ": " + e.getMessage(), e);
        }
        String stored = stored(name, array, weights);
        if (array.scales().length == 0) {
            return float32(stored, name);
        }
        FloatTensor scales = new FloatTensor(array.scales(), array.scales().length);
        String scale = stored(name + "/scale", StoredArray.of(Storage.FLOAT32, scales), scales);
        return node(
                "DequantizeLinear",
                List.of(stored, scale),
                Attributes.NONE.integer("axis", 0),
                name);
    }

    private String stored(String name, StoredArray array, FloatTensor weights) {
        return known(initializers.named(name, array.type(), dimensions(weights), array.bytes()));
    }

    private String float32(String stored, String nameHint) {
        Attributes to = Attributes.NONE.integer("to", ElementType.FLOAT.code());
        return node("Cast", List.of(stored), to, nameHint);
    }

    /**
     * Stores weights made from trained ones, once, under the first free name like this hint: as
     * float32 unless the format's storage keeps every value as it is.
     */
    public String derived(String nameHint, FloatTensor weights) {
        if (format.storage().applies(weights.shape()) && format.storage() != Storage.INT8) {
            StoredArray array = StoredArray.of(format.storage(), weights);
            if (Arrays.equals(array.values(), weights.values())) {
                return float32(
                        constant(nameHint, array.type(), dimensions(weights), array.bytes()),
                        nameHint);
            }
        }
        return constant(
                nameHint, ElementType.FLOAT, dimensions(weights), RawData.of(weights.values()));
    }

    /** Stores an array; equal constants share one. */
    public String constant(Tensor tensor, String nameHint) {
        if (tensor instanceof FloatTensor floats) {
            return constant(
                    nameHint, ElementType.FLOAT, dimensions(floats), RawData.of(floats.values()));
        }
        LongTensor longs = (LongTensor) tensor;
        return constant(nameHint, ElementType.INT64, dimensions(longs), RawData.of(longs.values()));
    }

    /** Stores a float of shape {@code ()}. */
    public String scalar(float value) {
        return constant("float_" + value, ElementType.FLOAT, List.of(), RawData.of(value));
    }

    /** Stores an int64 of shape {@code ()}. */
    public String scalar(long value) {
        return constant("int_" + value, ElementType.INT64, List.of(), RawData.of(value));
    }

    /** Stores a bool of shape {@code ()}. */
    public String scalar(boolean value) {
        return constant("bool_" + value, ElementType.BOOL, List.of(), RawData.of(value));
    }

    /** Stores a row of floats. */
    public String floats(float... row) {
        String hint =
                IntStream.range(0, Math.min(row.length, VALUES_IN_A_NAME))
                        .mapToObj(i -> "_" + row[i])
                        .collect(
                                Collectors.joining(
                                        "", "floats", row.length > VALUES_IN_A_NAME ? "_etc" : ""));
        return constant(hint, ElementType.FLOAT, List.of((long) row.length), RawData.of(row));
    }

    /** Stores a row of int64: shapes, axes, indices. */
    public String integers(long... row) {
        String hint =
                LongStream.of(row)
                        .limit(VALUES_IN_A_NAME)
                        .mapToObj(value -> "_" + value)
                        .collect(
                                Collectors.joining(
                                        "", "ints", row.length > VALUES_IN_A_NAME ? "_etc" : ""));
        String value =
                constant(hint, ElementType.INT64, List.of((long) row.length), RawData.of(row));
        rows.put(value, row.clone());
        return value;
    }

    /** Stores bools of any shape. */
    public String booleans(boolean[] all, String nameHint, long... shape) {
        if (Tensor.size(shape) != all.length) {
            throw new IllegalArgumentException(
                    all.length + " values do not fill shape " + Arrays.toString(shape));
        }
        return constant(nameHint, ElementType.BOOL, list(shape), RawData.of(all));
    }

    private String constant(String hint, ElementType type, List<Long> shape, ByteString bytes) {
        return known(initializers.constant(hint, type, shape, bytes));
    }

    /**
     * Adds a node with one output and gives the name of its value.
     *
     * @param operator such as {@code Conv}
     * @param inputs names of values; an empty text leaves out an optional input
     * @param nameHint where the node belongs, such as {@code encoder/convolution1}; may be empty
     * @throws IllegalArgumentException when the opset or the target does not allow such a node, or
     *     an input is no value of this graph
     */
    public String node(
            String operator, List<String> inputs, Attributes attributes, String nameHint) {
        return nodes(operator, inputs, attributes, nameHint, 1).get(0);
    }

    /** Adds a node with several outputs; see {@link #node}. */
    public List<String> nodes(
            String operator,
            List<String> inputs,
            Attributes attributes,
            String nameHint,
            int outputCount) {
        if (format.opset() == Opset.V17 && REDUCES_BY_INPUT.matcher(operator).matches()) {
            return axesAsAttribute(operator, inputs, attributes, nameHint);
        }
        return add(operator, inputs, attributes, nameHint, outputCount);
    }

    // All reductions but the sum have their axes as an attribute before opset 18.
    private List<String> axesAsAttribute(
            String operator, List<String> inputs, Attributes attributes, String nameHint) {
        if (inputs.size() < 2) {
            return add(operator, inputs, attributes, nameHint, 1);
        }
        long[] axes = rows.get(inputs.get(1));
        if (axes == null) {
            throw new IllegalArgumentException(
                    operator + " over axes that are computed; opset 17 wants them fixed");
        }
        return add(operator, inputs.subList(0, 1), attributes.integers("axes", axes), nameHint, 1);
    }

    private List<String> add(
            String operator,
            List<String> inputs,
            Attributes attributes,
            String nameHint,
            int outputCount) {
        Operators.named(operator, format.opset()).check(inputs.size(), outputCount, attributes);
        for (String input : inputs) {
            if (!input.isEmpty() && !values.contains(input)) {
                throw new IllegalArgumentException(
                        operator + " takes '" + input + "', which is no value of this graph");
            }
        }
        String nodeName = nodeNames.like(nameHint.isEmpty() ? operator : nameHint + "/" + operator);
        for (TargetRules.Rule rule : format.target().rules().operators()) {
            rule.check(format.target(), operator, nodeName, attributes);
        }
        List<String> made =
                IntStream.range(0, outputCount)
                        .mapToObj(
                                i ->
                                        known(
                                                names.like(
                                                        outputCount == 1
                                                                ? nodeName
                                                                : nodeName + "." + i)))
                        .toList();
        Node node = new Node(nodeName, operator, List.copyOf(inputs), made, attributes);
        nodes.add(node);
        made.forEach(value -> makers.put(value, node));
        return made;
    }

    /** Declares an output: gives {@code value} the name under which it leaves the graph. */
    public void output(String value, String name, ElementType type, Dimension... shape) {
        if (!values.contains(value)) {
            throw new IllegalArgumentException(
                    "output '" + name + "' is '" + value + "', which is no value of this graph");
        }
        // Inputs, constants and values that leave twice keep their name; a copy leaves under the
        // new one.
        boolean copy = !makers.containsKey(value) || renamed.containsKey(value);
        String leaving = copy ? node("Identity", List.of(value), Attributes.NONE, name) : value;
        outputs.add(info(names.exactly(name), type, shape));
        renamed.put(leaving, name);
    }

    /**
     * The model with all its weights, which may be more than one file can hold: see {@link
     * OnnxFiles}.
     *
     * @param version the version of the program that exports
     * @param metadata texts that travel in the file, stored in the order of their keys
     * @throws IllegalArgumentException when the graph has no output
     */
    public ModelProto model(String version, Map<String, String> metadata) {
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("graph '" + name + "' has no output");
        }
        Set<String> needed = needed();
        GraphProto.Builder graph =
                GraphProto.newBuilder().setName(name).addAllInput(inputs).addAllOutput(outputs);
        for (Node node : nodes) {
            if (!Collections.disjoint(node.outputs(), needed)) {
                graph.addNode(node.proto(renamed));
            }
        }
        graph.addAllInitializer(initializers.among(needed));
        ModelProto.Builder model =
                ModelProto.newBuilder()
                        .setIrVersion(format.opset().irVersion())
                        .setProducerName(PRODUCER)
                        .setProducerVersion(version)
                        .addOpsetImport(
                                OperatorSetIdProto.newBuilder()
                                        .setDomain("")
                                        .setVersion(format.opset().number()))
                        .setGraph(graph);
        new TreeMap<>(metadata)
                .forEach(
                        (key, value) ->
                                model.addMetadataProps(
                                        StringStringEntryProto.newBuilder()
                                                .setKey(key)
                                                .setValue(value)));
        return model.build();
    }

    /** The values from which outputs are made, found by going back from them. */
    private Set<String> needed() {
        Set<String> needed = new HashSet<>(renamed.keySet());
        Deque<String> open = new ArrayDeque<>(needed);
        while (!open.isEmpty()) {
            Node maker = makers.get(open.pop());
            if (maker != null) {
                maker.inputs().stream().filter(needed::add).forEach(open::push);
            }
        }
        return needed;
    }

    private String known(String value) {
        values.add(value);
        return value;
    }

    private static List<Long> dimensions(Tensor tensor) {
        return list(tensor.shape());
    }

    private static List<Long> list(long... shape) {
        return LongStream.of(shape).boxed().toList();
    }

    private static ValueInfoProto info(String name, ElementType type, Dimension... shape) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.code());
        tensor.getShapeBuilder();
        for (Dimension dimension : shape) {
            if (dimension.isFixed()) {
                tensor.getShapeBuilder().addDimBuilder().setDimValue(dimension.size());
            } else {
                tensor.getShapeBuilder().addDimBuilder().setDimParam(dimension.name());
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
