package dev.noema.trace;

import static dev.noema.trace.OperationCase.ofBatch;
import static dev.noema.trace.OperationCase.ramp;
import static dev.noema.trace.OperationCase.whole;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Spectra and recurrent networks. */
final class SequenceCases {

    private SequenceCases() {}

    static Stream<OperationCase> all() {
        return Stream.of(smooth(spectra()), recurrent()).flatMap(List::stream);
    }

    private static List<OperationCase> smooth(List<OperationCase> cases) {
        return cases.stream().map(OperationCase::smoothly).toList();
    }

    private static List<OperationCase> spectra() {
        Frames frames = Frames.centred(8, 3);
        return List.of(
                ofBatch(
                        "short-time spectrum",
                        new Shape(30),
                        x -> Operations.stft(x, window(x, 8), frames)),
                ofBatch(
                        "spectrum of a narrow window, not centred",
                        new Shape(30),
                        x -> Operations.stft(x, window(x, 5), new Frames(8, 4, false, true))),
                ofBatch(
                        "power spectrum",
                        new Shape(30),
                        x -> Operations.spectrogram(x, window(x, 8), frames, 2)),
                ofBatch(
                        "magnitudes of an odd length",
                        new Shape(30),
                        x ->
                                Operations.spectrogram(
                                        x.add(0.1), window(x, 9), Frames.centred(9, 4), 1)),
                ofBatch(
                        "DJL's spectrum",
                        new Shape(30),
                        x -> x.stft(8, 3, true, window(x, 8), false, false)),
                ofBatch(
                        "there and back",
                        new Shape(30),
                        x ->
                                Operations.istft(
                                        Operations.stft(x, window(x, 8), frames),
                                        window(x, 8),
                                        frames)),
                ofBatch(
                        "back to the whole length",
                        new Shape(31),
                        x ->
                                Operations.istft(
                                        Operations.stft(x, window(x, 8), frames),
                                        window(x, 8),
                                        frames,
                                        31)),
                ofBatch(
                        "back to more than there is",
                        new Shape(31),
                        x ->
                                Operations.istft(
                                        Operations.stft(x, window(x, 8), frames),
                                        window(x, 8),
                                        frames,
                                        40)),
                ofBatch(
                        "any spectrum back",
                        new Shape(5, 6, 2),
                        x ->
                                Operations.istft(
                                        x, window(x, 8).add(0.1), new Frames(8, 2, false, true))),
                ofBatch(
                        "back of an odd length",
                        new Shape(5, 6, 2),
                        x ->
                                Operations.istft(
                                        x, window(x, 9).add(0.1), new Frames(9, 3, true, false))));
    }

    private static NDArray window(NDArray x, int length) {
        return x.getManager().hanningWindow(length);
    }

    private static List<OperationCase> recurrent() {
        List<OperationCase> cases = new ArrayList<>();
        for (RecurrentCell cell : RecurrentCell.values()) {
            OperationCase whole =
                    ofBatch(cell + " over a sequence", new Shape(4, 3), x -> run(cell, x, null));
            Shape sequence = new Shape(4, 3);
            cases.add(ofBatch(cell + " on from a state", sequence, x -> runOn(cell, x, null)));
            cases.add(
                    ofBatch(
                            cell + " on from a state over lengths",
                            sequence,
                            x -> runOn(cell, x, lengths(x))));
            cases.add(cell == RecurrentCell.RELU ? whole : whole.smoothly());
            cases.add(
                    ofBatch(
                            cell + " over lengths",
                            new Shape(4, 3),
                            x ->
                                    run(
                                            cell,
                                            x,
                                            x.get(":, 0, 0")
                                                    .mul(0)
                                                    .add(3)
                                                    .toType(DataType.INT64, false))));
        }
        return cases;
    }

    /** Both ways, from zeros. */
    private static NDArray run(RecurrentCell cell, NDArray x, NDArray lengths) {
        List<NDArray> weights = weights(cell, x, 3, 3);
        return new Recurrent(cell, 1, true, 0.0, false).apply(x, null, lengths, weights).get(0);
    }

    /** Two layers one way, from given states; the states after it. */
    private static NDArray runOn(RecurrentCell cell, NDArray x, NDArray lengths) {
        NDArray state = x.get(":, 0, :2").expandDims(0).repeat(0, 2);
        List<NDArray> states = Collections.nCopies(cell.states(), state);
        List<NDArray> weights = weights(cell, x, 3, 2);
        return new Recurrent(cell, 2, false, 0.0, false).apply(x, states, lengths, weights).get(1);
    }

    private static List<NDArray> weights(RecurrentCell cell, NDArray x, long... widths) {
        long rows = 2L * cell.gates();
        List<NDArray> weights = new ArrayList<>();
        for (long width : widths) {
            weights.add(ramp(x, rows, width));
            weights.add(ramp(x, rows, 2));
            weights.add(ramp(x, rows));
            weights.add(ramp(x, rows));
        }
        return weights;
    }

    private static NDArray lengths(NDArray x) {
        return x.get(":, 0, 0").abs().mul(2).toType(DataType.INT64, false);
    }
}
