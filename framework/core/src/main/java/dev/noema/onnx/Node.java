package dev.noema.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Map;

/**
 * One use of an operator.
 *
 * @param name unique among nodes
 * @param operator the operator's name
 * @param inputs names of values; empty for an optional one that is left out
 * @param outputs names of the values it makes
 * @param attributes its settings
 */
record Node(
        String name,
        String operator,
        List<String> inputs,
        List<String> outputs,
        Attributes attributes) {

    /** The node with its values renamed. */
    NodeProto proto(Map<String, String> renamed) {
        NodeProto.Builder node = NodeProto.newBuilder().setName(name).setOpType(operator);
        inputs.forEach(input -> node.addInput(renamed.getOrDefault(input, input)));
        outputs.forEach(output -> node.addOutput(renamed.getOrDefault(output, output)));
        return node.addAllAttribute(attributes.all()).build();
    }
}
