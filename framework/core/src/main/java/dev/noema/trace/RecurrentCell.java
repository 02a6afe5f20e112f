package dev.noema.trace;

/** What a recurrent network does at each place of a sequence. */
public enum RecurrentCell {
    /**
     * Gated recurrent unit (<a href="https://arxiv.org/abs/1406.1078">Cho et al. 2014</a>), whose
     * reset gate acts on the product with the state, as in PyTorch and cuDNN.
     */
    GRU("gru", 3, 1),

    /**
     * Long short-term memory (<a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and
     * Schmidhuber 1997</a>); its state is two arrays, hidden state and memory.
     */
    LSTM("lstm", 4, 2),

    /** {@code h' = tanh(W x + b + V h + c)}. */
    TANH("rnn_tanh", 1, 1),

    /** {@code h' = relu(W x + b + V h + c)}. */
    RELU("rnn_relu", 1, 1);

    private final String torch;
    private final int gates;
    private final int states;

    RecurrentCell(String torch, int gates, int states) {
        this.torch = torch;
        this.gates = gates;
        this.states = states;
    }

    /** How many gates its weights hold, one block of rows for each. */
    public int gates() {
        return gates;
    }

    /** How many arrays its state is. */
    public int states() {
        return states;
    }

    /** The name of PyTorch's function and of its operation in the table. */
    String torch() {
        return torch;
    }
}
