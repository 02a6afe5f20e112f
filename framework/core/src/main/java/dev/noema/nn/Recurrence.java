package dev.noema.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.noema.spi.Pass;
import dev.noema.trace.Recurrent;
import dev.noema.trace.RecurrentCell;
import java.util.ArrayList;
import java.util.List;

/**
 * A recurrent network over sequences, {@code (batch, time, in)} to {@code (batch, time, directions
 * x size)}, with PyTorch's parameters and first values.
 *
 * <p>{@link #apply} goes over whole sequences and {@link #step} over one place at a time; under one
 * name both use the same parameters and give the same numbers.
 *
 * @param cell what is done at each place
 * @param size how many features each direction of each layer puts out
 * @param layers how many run one over the other
 * @param bidirectional whether each layer runs in both directions
 * @param dropout the share of features left out between layers in training
 */
public record Recurrence(
        RecurrentCell cell, long size, int layers, boolean bidirectional, double dropout) {

    /**
     * What came out.
     *
     * @param outputs of the last layer, {@code (batch, time, directions x size)}, or {@code (batch,
     *     size)} of a single step; zero beyond a sequence's length
     * @param states after each sequence's last place, each {@code (batch, layers x directions,
     *     size)}: one for a GRU, hidden state and memory for an LSTM
     */
    public record Result(NDArray outputs, List<NDArray> states) {

        public Result {
            states = List.copyOf(states);
        }
    }

    public Recurrence {
        if (size < 1 || layers < 1 || !(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException(
                    "size "
                            + size
                            + ", layers "
                            + layers
                            + ", dropout "
                            + dropout
                            + "; allowed are at least 1, at least 1, and from 0 to below 1");
        }
    }

    /** A network in one direction, without dropout. */
    public Recurrence(RecurrentCell cell, long size, int layers) {
        this(cell, size, layers, false, 0);
    }

    /** How many features come out at each place. */
    public long width() {
        return bidirectional ? 2 * size : size;
    }

    /** The shape of each of the {@link RecurrentCell#states} states. */
    public Shape stateShape(long batch) {
        return new Shape(batch, layers * (bidirectional ? 2L : 1L), size);
    }

    /**
     * Goes over whole sequences.
     *
     * @param x {@code (batch, time, in)}
     * @param states before the first place, of {@link #stateShape}; empty for zeros
     * @param lengths {@code (batch)}, whole numbers from 0 to time, or null where all places count;
     *     what stands beyond a sequence's length changes nothing
     */
    public Result apply(String name, NDArray x, List<NDArray> states, NDArray lengths, Pass pass) {
        Recurrent recurrent = new Recurrent(cell, layers, bidirectional, dropout, pass.training());
        List<NDArray> weights = weights(x.getShape().getLastDimension(), pass.scope(name));
        List<NDArray> initial =
                states.isEmpty() ? null : states.stream().map(Recurrence::swapped).toList();
        NDList results = recurrent.apply(x, initial, lengths, weights);
        return new Result(
                results.get(0), results.stream().skip(1).map(Recurrence::swapped).toList());
    }

    /**
     * Goes one place further.
     *
     * @param x {@code (batch, in)}
     * @param states after the place before, of {@link #stateShape}; empty at the first place
     * @throws IllegalStateException where the network is bidirectional: it needs what comes after
     */
    public Result step(String name, NDArray x, List<NDArray> states, Pass pass) {
        if (bidirectional) {
            throw new IllegalStateException("a bidirectional network cannot go step by step");
        }
        Result result = apply(name, x.expandDims(1), states, null, pass);
        return new Result(result.outputs().squeeze(1), result.states());
    }

    // The engine has the batch second: (layers x directions, batch, size).
    private static NDArray swapped(NDArray state) {
        return state.swapAxes(0, 1);
    }

    // Uniform between -1/sqrt(size) and 1/sqrt(size), weights and biases alike.
    private List<NDArray> weights(long in, Pass pass) {
        FanInUniform uniform = new FanInUniform(size);
        long rows = cell.gates() * size;
        List<NDArray> weights = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            for (int direction = 0; direction < (bidirectional ? 2 : 1); direction++) {
                Pass own = pass.scope("layer" + layer + (direction == 0 ? "" : "/reverse"));
                Shape input = new Shape(rows, layer == 0 ? in : width());
                weights.add(own.parameter("input/weight", input, uniform));
                weights.add(own.parameter("state/weight", new Shape(rows, size), uniform));
                weights.add(own.parameter("input/bias", new Shape(rows), uniform));
                weights.add(own.parameter("state/bias", new Shape(rows), uniform));
            }
        }
        return weights;
    }
}
