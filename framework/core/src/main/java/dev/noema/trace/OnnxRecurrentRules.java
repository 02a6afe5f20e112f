package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import dev.noema.onnx.Attributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The ONNX side of the table: recurrent networks, one node for each layer, which goes over time
 * first.
 */
final class OnnxRecurrentRules {

    /** Where ONNX's gates stand in PyTorch's weights: z r n of r z n, and i o f c of i f c o. */
    private static final int[][] GATES = {{0}, {1, 0, 2}, {0, 3, 1, 2}};

    private final OnnxStep step;
    private final RecurrentCell cell;
    private final int firstState;
    private final boolean lengths;
    private final int directions;
    private final long size;

    private OnnxRecurrentRules(OnnxStep step, RecurrentCell cell, boolean lengths) {
        this.step = step;
        this.cell = cell;
        this.lengths = lengths;
        this.firstState = lengths ? 2 : 1;
        this.directions = step.step().flag("bidirectional") ? 2 : 1;
        this.size = step.shape(firstState).get(2).offset();
    }

    static OnnxRule rule(RecurrentCell cell, boolean lengths) {
        return OnnxRule.of(
                "Transpose Slice Squeeze Reshape Concat Unsqueeze "
                        + operator(cell)
                        + (cell.gates() > 1 ? " Split" : "")
                        + (lengths ? " Equal Where" : ""),
                step -> new OnnxRecurrentRules(step, cell, lengths).lower());
    }

    private void lower() {
        if (step.step().flag("training") && step.step().number("dropout") > 0) {
            throw new TraceException(
                    step.step().line() + ": dropout of a training pass cannot be exported");
        }
        boolean batchFirst = step.step().flag("batchFirst");
        String features = batchFirst ? swapped(step.input(0)) : step.input(0);
        int layers = (int) step.step().fixed("layers");
        List<List<String>> last = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            List<String> results = layer(layer, layers, features);
            features = sideBySide(results.get(0));
            last.add(results.subList(1, results.size()));
        }
        List<String> outputs = new ArrayList<>();
        outputs.add(batchFirst ? swapped(features) : features);
        for (int i = 0; i < cell.states(); i++) {
            int state = i;
            outputs.add(joined(last.stream().map(states -> states.get(state)).toList()));
        }
        step.output(outputs.toArray(new String[0]));
    }

    private List<String> layer(int layer, int layers, String features) {
        boolean biases = step.step().flag("biases");
        int each = biases ? 4 : 2;
        int first = firstState + cell.states() + layer * directions * each;
        OnnxGates gates =
                new OnnxGates(step, GATES[Math.max(0, cell.gates() - 2)], directions, each, first);
        List<String> inputs = new ArrayList<>();
        inputs.add(features);
        inputs.add(gates.weight("W", 0));
        inputs.add(gates.weight("R", 1));
        inputs.add(biases ? gates.weight("B", 2, 3) : "");
        inputs.add(lengths ? step.as(1, DataType.INT32) : "");
        List<String> initial = new ArrayList<>();
        for (int i = 0; i < cell.states(); i++) {
            initial.add(step.isZero(firstState + i) ? "" : initial(firstState + i, layer, layers));
        }
        inputs.addAll(initial);
        while (inputs.get(inputs.size() - 1).isEmpty()) {
            inputs.remove(inputs.size() - 1);
        }
        List<String> results =
                new ArrayList<>(
                        step.nodes(
                                operator(cell),
                                attributes(),
                                1 + cell.states(),
                                inputs.toArray(new String[0])));
        if (lengths) {
            for (int i = 0; i < cell.states(); i++) {
                if (!initial.get(i).isEmpty()) {
                    results.set(i + 1, unlessEmpty(results.get(i + 1), initial.get(i)));
                }
            }
        }
        return results;
    }

    // The state after an empty sequence is the one before it, where ONNX Runtime gives zero.
    private String unlessEmpty(String after, String before) {
        String empty = step.node("Equal", step.as(1, DataType.INT64), step.graph().scalar(0L));
        String row = step.node("Unsqueeze", empty, step.graph().integers(1));
        return step.node("Where", row, before, after);
    }

    private static String operator(RecurrentCell cell) {
        return switch (cell) {
            case GRU -> "GRU";
            case LSTM -> "LSTM";
            case TANH, RELU -> "RNN";
        };
    }

    private Attributes attributes() {
        Attributes attributes =
                Attributes.NONE
                        .integer("hidden_size", size)
                        .text("direction", directions == 2 ? "bidirectional" : "forward");
        return switch (cell) {
            case GRU -> attributes.integer("linear_before_reset", 1);
            case LSTM, TANH -> attributes;
            case RELU ->
                    attributes.texts(
                            "activations",
                            Collections.nCopies(directions, "Relu").toArray(new String[0]));
        };
    }

    private String initial(int input, int layer, int layers) {
        if (layers == 1) {
            return step.input(input);
        }
        return step.node(
                "Slice",
                step.input(input),
                step.graph().integers((long) layer * directions),
                step.graph().integers((layer + 1L) * directions),
                step.graph().integers(0));
    }

    // (time, directions, batch, size) to (time, batch, directions x size)
    private String sideBySide(String results) {
        if (directions == 1) {
            return step.node("Squeeze", results, step.graph().integers(1));
        }
        String aside =
                step.node("Transpose", Attributes.NONE.integers("perm", 0, 2, 1, 3), results);
        return step.node("Reshape", aside, step.graph().integers(0, 0, directions * size));
    }

    // (batch, time, ...) to (time, batch, ...) and back
    private String swapped(String value) {
        return step.node("Transpose", Attributes.NONE.integers("perm", 1, 0, 2), value);
    }

    private String joined(List<String> layers) {
        return layers.size() == 1
                ? layers.get(0)
                : step.node(
                        "Concat",
                        Attributes.NONE.integer("axis", 0),
                        layers.toArray(new String[0]));
    }
}
