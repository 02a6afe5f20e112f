package dev.noema.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one version of ONNX says of an operator.
 *
 * @param name such as {@code Conv}
 * @param since the opset in which this version came
 * @param leastInputs the inputs that must be given
 * @param mostInputs the inputs that may be given
 * @param leastOutputs the outputs that must be named
 * @param mostOutputs the outputs that may be named
 * @param attributes the kinds of the settings by name
 * @param required the settings that have no default
 */
record Operator(
        String name,
        int since,
        int leastInputs,
        int mostInputs,
        int leastOutputs,
        int mostOutputs,
        Map<String, AttributeType> attributes,
        Set<String> required) {

    /** Throws {@link IllegalArgumentException} when a node cannot be what this operator allows. */
    void check(int inputs, int outputs, Attributes given) {
        require(
                inputs >= leastInputs && inputs <= mostInputs,
                inputs + " inputs",
                leastInputs,
                mostInputs);
        require(
                outputs >= leastOutputs && outputs <= mostOutputs,
                outputs + " outputs",
                leastOutputs,
                mostOutputs);
        for (AttributeProto attribute : given.all()) {
            AttributeType allowed = attributes.get(attribute.getName());
            if (allowed != attribute.getType()) {
                throw new IllegalArgumentException(
                        name
                                + " has no "
                                + attribute.getType()
                                + " attribute '"
                                + attribute.getName()
                                + "'; allowed are "
                                + new TreeSet<>(attributes.keySet())
                                + (allowed == null ? "" : ", and it is " + allowed));
            }
        }
        for (String needed : required) {
            if (!given.has(needed)) {
                throw new IllegalArgumentException(name + " needs the attribute '" + needed + "'");
            }
        }
    }

    private void require(boolean holds, String what, int least, int most) {
        if (!holds) {
            throw new IllegalArgumentException(
                    name
                            + " with "
                            + what
                            + "; "
                            + least
                            + (most == Integer.MAX_VALUE
                                    ? " or more"
                                    : most == least ? "" : " to " + most)
                            + " are allowed");
        }
    }
}
