package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.recurrent.RNN;
import java.util.ArrayList;
import java.util.List;

/**
 * DJL's recurrent networks, which its blocks reach through {@code NDArrayEx}.
 *
 * <p>They run by their own TorchScript: the engine takes the parameters of both directions in
 * another order than DJL's blocks give them.
 */
final class RecurrentMethods {

    private RecurrentMethods() {}

    // input, state, parameters, biases, layers, activation, dropout, training, bidirectional,
    // batch first
    static NDList rnn(Call call) {
        boolean relu = call.arguments()[5] == RNN.Activation.RELU;
        return run(
                call, relu ? RecurrentCell.RELU : RecurrentCell.TANH, new NDList(call.array(1)), 6);
    }

    // input, state, parameters, biases, layers, dropout, training, bidirectional, batch first
    static NDList gru(Call call) {
        return run(call, RecurrentCell.GRU, new NDList(call.array(1)), 5);
    }

    // as of gru, with a list of two states
    static NDList lstm(Call call) {
        return run(call, RecurrentCell.LSTM, (NDList) call.arguments()[1], 5);
    }

    private static NDList run(Call call, RecurrentCell cell, NDList states, int dropout) {
        Object[] arguments = call.arguments();
        boolean bidirectional = (Boolean) arguments[dropout + 2];
        Recurrent recurrent =
                new Recurrent(
                        cell,
                        (Integer) arguments[4],
                        bidirectional,
                        (Double) arguments[dropout],
                        (Boolean) arguments[dropout + 1]);
        NDList parameters = (NDList) arguments[2];
        List<NDArray> inputs = new ArrayList<>();
        inputs.add(call.array(0));
        inputs.addAll(states);
        inputs.addAll(
                bidirectional && (Boolean) arguments[3] ? byDirection(parameters) : parameters);
        return call.recorder()
                .applyMany(
                        recurrent.operation(false),
                        1 + cell.states(),
                        recurrent.attributes(parameters.size(), (Boolean) arguments[dropout + 3]),
                        inputs.toArray(new NDArray[0]));
    }

    // A layer's arrays as DJL has them are the weights of both directions and then the biases of
    // both.
    private static List<NDArray> byDirection(NDList parameters) {
        List<NDArray> ordered = new ArrayList<>();
        for (int layer = 0; layer < parameters.size(); layer += 8) {
            for (int place : new int[] {0, 1, 4, 5, 2, 3, 6, 7}) {
                ordered.add(parameters.get(layer + place));
            }
        }
        return ordered;
    }
}
