package dev.noema.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import dev.noema.engine.Torch;
import dev.noema.model.TracedPass;
import dev.noema.model.Weights;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import dev.noema.spi.Pass;
import dev.noema.trace.Recorder;
import dev.noema.trace.RecurrentCell;
import dev.noema.trace.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrenceTest {

    @ParameterizedTest
    @CsvSource({
        "GRU, 1, false",
        "GRU, 2, true",
        "LSTM, 1, false",
        "LSTM, 2, true",
        "TANH, 1, false",
        "TANH, 2, true",
        "RELU, 1, false",
        "RELU, 2, true"
    })
    void givesWhatPyTorchGives(RecurrentCell cell, int layers, boolean both) {
        Oracle oracle =
                Oracle.of("recurrence.json", cell.name().toLowerCase(Locale.ROOT) + "_" + layers);
        Recurrence recurrence = new Recurrence(cell, 2, layers, both, 0);
        try (NDManager manager = Torch.newManager();
                Weights weights = new Weights();
                GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            Recorder recorder = Recorder.eager(manager, true);
            Oracle parameters = oracle.section("parameters");
            Pass pass =
                    TracedPass.computing(
                            recorder,
                            weights,
                            true,
                            name -> parameters.array(manager, name.substring("net/".length())),
                            (kind, name, shape) -> {
                                throw new AssertionError("no noise here");
                            });
            NDArray leaf = oracle.array(manager, "x");
            leaf.setRequiresGradient(true);
            NDArray x = recorder.source(Source.Kind.DATA, "x", leaf);
            List<NDArray> states = new ArrayList<>();
            for (int i = 0; i < cell.states(); i++) {
                NDArray state = oracle.array(manager, "state" + i);
                states.add(recorder.source(Source.Kind.DATA, "state" + i, state));
            }
            NDArray lengths = null;
            if (both) {
                NDArray three = manager.create(new long[] {4, 1, 3});
                lengths = recorder.source(Source.Kind.DATA, "lengths", three);
            }
            Recurrence.Result result = recurrence.apply("net", x, states, lengths, pass);
            NDArray squares = result.outputs().square().sum();
            assertNear(oracle, "y", result.outputs());
            for (int i = 0; i < cell.states(); i++) {
                assertNear(oracle, "last" + i, result.states().get(i));
                squares = squares.add(result.states().get(i).square().sum());
            }
            collector.backward(Recorder.real(squares));
            assertNear(oracle, "gradient", leaf.getGradient());
        }
    }

    private static void assertNear(Oracle oracle, String name, NDArray actual) {
        assertEquals(new Shape(oracle.shape(name)), actual.getShape(), name);
        float[] expected = oracle.numbers(name);
        float[] numbers = Recorder.real(actual).toFloatArray();
        for (int i = 0; i < numbers.length; i++) {
            assertEquals(expected[i], numbers[i], 2e-6 + 2e-6 * Math.abs(expected[i]), name);
        }
    }

    @ParameterizedTest
    @EnumSource(RecurrentCell.class)
    void stepsGiveWhatTheWholeSequenceGives(RecurrentCell cell) {
        Recurrence recurrence = new Recurrence(cell, 5, 2);
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.evaluating(manager);
            NDArray x = manager.arange(0, 3 * 6 * 4, 1f).sin().reshape(3, 6, 4);
            Recurrence.Result whole = recurrence.apply("net", x, List.of(), null, pass);
            int parameters = pass.arrays().size();
            List<NDArray> states = List.of();
            for (int time = 0; time < 6; time++) {
                Recurrence.Result step = recurrence.step("net", x.get(":, {}", time), states, pass);
                assertArrayEquals(
                        whole.outputs().get(":, {}", time).toFloatArray(),
                        step.outputs().toFloatArray(),
                        1e-6f);
                states = step.states();
            }
            assertEquals(parameters, pass.arrays().size());
            for (int i = 0; i < cell.states(); i++) {
                assertEquals(recurrence.stateShape(3), states.get(i).getShape());
                assertArrayEquals(
                        whole.states().get(i).toFloatArray(), states.get(i).toFloatArray(), 1e-6f);
            }
        }
    }

    @Test
    void whatStandsBeyondTheLengthChangesNothing() {
        Recurrence recurrence = new Recurrence(RecurrentCell.LSTM, 3, 2, true, 0);
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.evaluating(manager);
            NDArray x = manager.arange(0, 2 * 5 * 4, 1f).cos().reshape(2, 5, 4);
            NDArray alone =
                    recurrence.apply("net", x.get("1:, :3"), List.of(), null, pass).outputs();
            NDArray lengths = manager.create(new int[] {0, 3});
            Recurrence.Result padded = recurrence.apply("net", x, List.of(), lengths, pass);
            NDArray outputs = padded.outputs();
            assertArrayEquals(alone.toFloatArray(), outputs.get("1:, :3").toFloatArray(), 1e-6f);
            assertEquals(0, outputs.get("0").abs().max().getFloat());
            assertEquals(0, outputs.get("1, 3:").abs().max().getFloat());
            assertEquals(0, padded.states().get(0).get("0").abs().max().getFloat());
        }
    }

    @Test
    void startsUniformWithinItsSize() {
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.evaluating(manager);
            new Recurrence(RecurrentCell.GRU, 25, 1, true, 0)
                    .apply("net", manager.zeros(new Shape(1, 2, 40)), List.of(), null, pass);
            assertEquals(8, pass.arrays().size());
            pass.arrays()
                    .forEach(
                            (name, array) -> {
                                float greatest = array.abs().max().getFloat();
                                assertTrue(greatest <= 0.2f && greatest > 0.17f, name);
                            });
        }
    }

    @Test
    void bothWaysGoesNotStepByStep() {
        try (NDManager manager = Torch.newManager()) {
            NDArray x = manager.zeros(new Shape(2, 3));
            Recurrence recurrence = new Recurrence(RecurrentCell.GRU, 4, 1, true, 0);
            assertThrows(
                    IllegalStateException.class,
                    () -> recurrence.step("net", x, List.of(), PlainPass.evaluating(manager)));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Recurrence(RecurrentCell.GRU, 0, 1, true, 0));
        }
    }
}
