package dev.noema.trace;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.recurrent.GRU;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.nn.recurrent.RNN;
import ai.djl.nn.recurrent.RecurrentBlock;
import ai.onnxruntime.OrtException;
import dev.noema.nn.Recurrence;
import dev.noema.oracle.PlainPass;
import dev.noema.spi.Pass;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Recurrent networks of DJL and our own: eager, compiled and exported alike. */
class RecurrentTest {

    private static final Tracer.Input SEQUENCES =
            new Tracer.Input(
                    "x",
                    DataType.FLOAT32,
                    List.of(Size.of("batch"), Size.of("time"), Size.fixed(3)));

    private static final List<Map<String, Long>> SIZES =
            List.of(
                    Map.of("batch", 2L, "time", 4L),
                    Map.of("batch", 1L, "time", 1L),
                    Map.of("batch", 5L, "time", 23L));

    @ParameterizedTest
    @CsvSource({
        "GRU, 1, false, true, true",
        "GRU, 2, false, false, true",
        "GRU, 1, false, true, false",
        "GRU, 3, true, true, true",
        "GRU, 1, true, false, false",
        "LSTM, 1, false, true, true",
        "LSTM, 2, false, false, false",
        "LSTM, 2, true, true, true",
        "TANH, 2, false, true, true",
        "TANH, 1, true, false, true",
        "RELU, 1, false, true, true",
        "RELU, 2, true, true, false",
    })
    void blocksOfDjl(
            RecurrentCell cell, int layers, boolean bidirectional, boolean batchFirst, boolean bias)
            throws OrtException {
        RecurrentBlock.BaseBuilder<?> builder =
                switch (cell) {
                    case GRU -> GRU.builder();
                    case LSTM -> LSTM.builder();
                    case TANH -> RNN.builder().setActivation(RNN.Activation.TANH);
                    case RELU -> RNN.builder().setActivation(RNN.Activation.RELU);
                };
        builder.setStateSize(4)
                .setNumLayers(layers)
                .optBidirectional(bidirectional)
                .optBatchFirst(batchFirst)
                .optHasBiases(bias)
                .optReturnState(true);
        AbstractBlock block = new Flat(built(builder), batchFirst);
        new Parity(
                        List.of(SEQUENCES),
                        (pass, arrays) -> {
                            if (bidirectional && pass instanceof PlainPass) {
                                throw new UnsupportedOperationException("DJL mixes the weights up");
                            }
                            NDArray x = arrays.get(0);
                            return pass.apply("net", block, batchFirst ? x : x.swapAxes(0, 1));
                        })
                .agrees(SIZES);
    }

    private static AbstractBlock built(RecurrentBlock.BaseBuilder<?> builder) {
        if (builder instanceof GRU.Builder gru) {
            return gru.build();
        }
        return builder instanceof LSTM.Builder lstm
                ? lstm.build()
                : ((RNN.Builder) builder).build();
    }

    /**
     * Puts outputs and states of a block into one array, since a pass takes blocks of one output.
     */
    private static final class Flat extends AbstractBlock {

        private final AbstractBlock block;
        private final boolean batchFirst;

        Flat(AbstractBlock block, boolean batchFirst) {
            this.block = addChildBlock("block", block);
            this.batchFirst = batchFirst;
        }

        @Override
        protected NDList forwardInternal(
                ai.djl.training.ParameterStore store,
                NDList inputs,
                boolean training,
                ai.djl.util.PairList<String, Object> parameters) {
            NDList all = new NDList();
            for (NDArray array : block.forward(store, inputs, training)) {
                all.add(all.isEmpty() && batchFirst ? array : array.swapAxes(0, 1));
            }
            return new NDList(flat(all));
        }

        @Override
        protected void initializeChildBlocks(
                ai.djl.ndarray.NDManager manager, DataType type, Shape... inputs) {
            block.initialize(manager, type, inputs);
        }

        @Override
        public Shape[] getOutputShapes(Shape[] inputs) {
            return block.getOutputShapes(inputs);
        }
    }

    private static NDArray flat(List<NDArray> arrays) {
        long batch = arrays.get(0).getShape().get(0);
        NDArray row = arrays.get(0).reshape(batch, -1);
        for (NDArray array : arrays.subList(1, arrays.size())) {
            row = row.concat(array.reshape(batch, -1), 1);
        }
        return row;
    }

    @ParameterizedTest
    @EnumSource(RecurrentCell.class)
    void statesAndLengths(RecurrentCell cell) throws OrtException {
        for (boolean bidirectional : new boolean[] {false, true}) {
            for (int layers : new int[] {1, 2}) {
                Recurrence recurrence = new Recurrence(cell, 4, layers, bidirectional, 0.3);
                withLengths(
                        (pass, x, lengths) -> {
                            NDArray state = states(x, layers * (bidirectional ? 2L : 1L));
                            List<NDArray> states =
                                    cell.states() == 1
                                            ? List.of(state)
                                            : List.of(state, state.neg().add(0.1));
                            return recurrence.apply("net", x, states, lengths, pass);
                        });
                withLengths(
                        (pass, x, lengths) -> recurrence.apply("net", x, List.of(), lengths, pass));
                withLengths(
                        (pass, x, lengths) -> recurrence.apply("net", x, List.of(), null, pass));
            }
        }
    }

    // (batch, count, 4), no two alike
    private static NDArray states(NDArray x, long count) {
        long batch = x.getShape().get(0);
        return x.mean(new int[] {1, 2})
                .reshape(batch, 1, 1)
                .add(x.getManager().arange(0, 4 * count, 1f).reshape(1, count, 4).mul(0.1));
    }

    private interface Network {
        Recurrence.Result run(Pass pass, NDArray x, NDArray lengths);
    }

    private static void withLengths(Network network) throws OrtException {
        Tracer.Input lengths =
                new Tracer.Input("lengths", DataType.FLOAT32, List.of(Size.of("batch")));
        new Parity(
                        List.of(SEQUENCES, lengths),
                        (pass, arrays) -> {
                            requireOwn(pass);
                            NDArray x = arrays.get(0);
                            NDArray some = // 0 to 6
                                    arrays.get(1)
                                            .abs()
                                            .mul(3.4)
                                            .floor()
                                            .minimum(x.getShape().get(1))
                                            .toType(DataType.INT64, false);
                            Recurrence.Result result = network.run(pass, x, some);
                            NDList all = new NDList(result.outputs());
                            all.addAll(result.states());
                            return flat(all);
                        })
                .agrees(SIZES);
    }

    @ParameterizedTest
    @EnumSource(RecurrentCell.class)
    void weightsThatAreNoParameters(RecurrentCell cell) throws OrtException {
        Recurrent recurrent = new Recurrent(cell, 1, true, 0, false);
        long rows = cell.gates() * 2L;
        Parity.ofBatch(
                        new Shape(5, 3),
                        (pass, x) -> {
                            NDList weights = new NDList();
                            for (long[] shape :
                                    new long[][] {
                                        {rows, 3}, {rows, 2}, {rows}, {rows}, {rows, 3}, {rows, 2},
                                        {rows}, {rows}
                                    }) {
                                long size = new Shape(shape).size();
                                weights.add(
                                        x.getManager()
                                                .arange(0, size, 1f)
                                                .add(weights.size())
                                                .sin()
                                                .reshape(shape));
                            }
                            return flat(recurrent.apply(x, null, null, weights));
                        })
                .agreesForBatches(1, 3);
    }

    // DJL's engine has no such networks: what is expected is our eager way.
    private static void requireOwn(Pass pass) {
        if (pass instanceof PlainPass) {
            throw new UnsupportedOperationException("our own");
        }
    }

    @Test
    void weightsAreStoredInTheOrderOfOnnx() throws OrtException {
        Program program =
                new Parity(
                                List.of(SEQUENCES),
                                (pass, arrays) -> {
                                    requireOwn(pass);
                                    return new Recurrence(RecurrentCell.LSTM, 4, 2, true, 0)
                                            .apply("net", arrays.get(0), List.of(), null, pass)
                                            .outputs();
                                })
                        .agrees(SIZES);
        assertTrue(program.listing().contains("lstm(%0, "), program.listing());
    }
}
