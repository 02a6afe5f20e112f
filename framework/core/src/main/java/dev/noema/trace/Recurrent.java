package dev.noema.trace;

import static dev.noema.trace.Call.with;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A recurrent network as an operation on sequences, {@code (batch, time, in)} to {@code (batch,
 * time, directions x size)}.
 *
 * @param cell what is done at each place
 * @param layers how many run one over the other
 * @param bidirectional whether each layer runs in both directions and puts the results side by side
 * @param dropout the share of features left out between layers
 * @param training whether dropout drops
 */
public record Recurrent(
        RecurrentCell cell, int layers, boolean bidirectional, double dropout, boolean training) {

    /** 2 where it runs both ways. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /**
     * Runs over sequences.
     *
     * @param x {@code (batch, time, in)}
     * @param states the states before the first place, each {@code (layers x directions, batch,
     *     size)}; null for zeros
     * @param lengths {@code (batch)}, whole numbers from 0 to time, or null where all places count;
     *     what stands beyond a sequence's length changes nothing
     * @param weights PyTorch's: for each layer and direction {@code (gates x size, in)}, {@code
     *     (gates x size, size)} and, unless there are none, two biases {@code (gates x size)}
     * @return the outputs {@code (batch, time, directions x size)}, zero beyond a sequence's
     *     length, and the states after its last place
     */
    public NDList apply(NDArray x, List<NDArray> states, NDArray lengths, List<NDArray> weights) {
        List<NDArray> inputs = new ArrayList<>();
        inputs.add(x);
        if (lengths != null) {
            inputs.add(lengths);
        }
        inputs.addAll(states == null ? zeros(x, weights.get(1)) : states);
        inputs.addAll(weights);
        return Operations.applyMany(
                operation(lengths != null),
                1 + cell.states(),
                attributes(weights.size(), true),
                inputs.toArray(new NDArray[0]));
    }

    private List<NDArray> zeros(NDArray x, NDArray recurrentWeight) {
        Shape shape =
                new Shape(
                        (long) layers * directions(),
                        x.getShape().get(0),
                        recurrentWeight.getShape().get(1));
        List<NDArray> states = new ArrayList<>();
        for (int i = 0; i < cell.states(); i++) {
            states.add(x.getManager().zeros(shape));
        }
        return states;
    }

    String operation(boolean lengths) {
        return operation(cell, lengths);
    }

    /** The name in the table, over sequences of one length or of their own lengths. */
    static String operation(RecurrentCell cell, boolean lengths) {
        return cell.torch() + (lengths ? "_lengths" : "");
    }

    Map<String, Object> attributes(int weights, boolean batchFirst) {
        return with(
                "biases", weights == 4 * layers * directions(),
                "layers", (long) layers,
                "dropout", dropout,
                "training", training,
                "bidirectional", bidirectional,
                "batchFirst", batchFirst);
    }
}
