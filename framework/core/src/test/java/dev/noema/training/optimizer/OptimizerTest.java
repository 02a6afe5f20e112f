package dev.noema.training.optimizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.engine.Torch;
import dev.noema.engine.TorchFunction;
import dev.noema.training.schedule.LearningRate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {

    private static final LearningRate RATE = LearningRate.constant(1);
    private static final CommonOptions COMMON = CommonOptions.at(1);
    private static final JsonNode ORACLE = oracle();

    static Stream<Arguments> settings() {
        return Stream.of(
                Arguments.of("adam", Adam.defaults()),
                Arguments.of("adam-options", new Adam(COMMON, 0.8, 0.95, 1e-5, 0.1, true)),
                Arguments.of("adamw", AdamW.defaults()),
                Arguments.of("adamw-options", new AdamW(COMMON, 0.7, 0.9, 1e-6, 0.2, true)),
                Arguments.of("adamax", Adamax.defaults()),
                Arguments.of("adamax-options", new Adamax(COMMON, 0.8, 0.95, 1e-5, 0.1)),
                Arguments.of("rmsprop", RmsProp.defaults()),
                Arguments.of("rmsprop-centered", new RmsProp(COMMON, 0.9, 1e-5, 0.1, 0, true)),
                Arguments.of("rmsprop-options", new RmsProp(COMMON, 0.95, 1e-8, 0, 0.8, true)),
                Arguments.of("sgd", new Sgd(COMMON, 0, 0, 0, false)),
                Arguments.of("sgd-momentum", new Sgd(COMMON, 0.9, 0.3, 0.1, false)),
                Arguments.of("sgd-nesterov", new Sgd(COMMON, 0.8, 0, 0.01, true)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void eachStepIsThatOfPyTorch(String name, Optimizer optimizer) {
        try (NDManager manager = Torch.newManager();
                Updates updates = new Updates(manager, optimizer)) {
            JsonNode weights = ORACLE.get("weights").get(name);
            for (int i = 0; i < weights.size(); i++) {
                updates.step(i);
                assertClose(numbers(weights.get(i)), updates.parameters.toFloatArray(), 8);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void skippedUpdateChangesNothing(String name, Optimizer optimizer) {
        try (NDManager manager = Torch.newManager();
                Updates updates = new Updates(manager, optimizer)) {
            updates.step(0);
            List<float[]> before = updates.state();
            updates.gradient.subi(updates.gradient).divi(updates.gradient); // 0 / 0
            updates.call(1, 1);
            for (int i = 0; i < before.size(); i++) {
                assertArrayEquals(before.get(i), updates.state().get(i), name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("averages")
    void averageMovesWithGrowingDecay(double decay) {
        UpdateVariables variables = new UpdateVariables("p", "g", Map.of(), "lr", "t", "skip");
        try (NDManager manager = Torch.newManager();
                TorchFunction move =
                        TorchFunction.compile(
                                List.of("a", "p", "t", "skip"),
                                MovingAverage.update(decay, "a", variables),
                                List.of("a"))) {
            NDArray average = manager.create(numbers(ORACLE.get("start")));
            JsonNode expected = ORACLE.get("averages").get(Double.toString(decay));
            for (int i = 0; i < expected.size(); i++) {
                NDArray weights = manager.create(numbers(ORACLE.get("gradients").get(i)));
                move.call(manager, average, weights, manager.create(i + 1f), manager.create(0f));
                assertClose(numbers(expected.get(i)), average.toFloatArray(), 16);
            }
        }
    }

    static Stream<Double> averages() {
        return Stream.of(0.999, 0.25);
    }

    @ParameterizedTest
    @MethodSource("norms")
    void gradientIsClippedByItsGlobalNorm(String norm) {
        try (NDManager manager = Torch.newManager();
                TorchFunction clip =
                        TorchFunction.compile(
                                List.of("g"),
                                Clipping.clip(Double.parseDouble(norm), "g", "norm"),
                                List.of("norm"))) {
            JsonNode expected = ORACLE.get("clipped").get(norm);
            for (int i = 0; i < expected.size(); i++) {
                NDArray gradient = manager.create(numbers(ORACLE.get("gradients").get(i)));
                float measured = clip.call(manager, gradient).head().getFloat();
                assertEquals(
                        expected.get(i).get("norm").floatValue(), measured, 4 * Math.ulp(measured));
                assertClose(numbers(expected.get(i).get("gradient")), gradient.toFloatArray(), 4);
            }
        }
    }

    static Stream<String> norms() {
        return Stream.of("0.5", "20");
    }

    @Test
    void refusesOptionsOutOfRange() {
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> new Adam(COMMON, 1, 0.9, 1e-8, 0, false))
                        .getMessage();
        assertEquals("beta1 is 1; allowed is a number from 0 to below 1", message);
        assertThrows(IllegalArgumentException.class, () -> new Sgd(COMMON, 0, 0, 0, true));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RmsProp(COMMON, 0.9, Double.NaN, 0, 0, true));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Adamax(new CommonOptions(RATE, -1, 0), 0.9, 0.9, 0, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new AdamW(new CommonOptions(RATE, 0, 1), 0.9, 0.9, 0, 0, false));
    }

    /** Parameters, slots and the compiled update of one optimiser. */
    private static final class Updates implements AutoCloseable {

        final NDManager manager;
        final NDArray parameters;
        final NDArray gradient;
        final List<NDArray> slots = new ArrayList<>();
        final TorchFunction update;

        Updates(NDManager manager, Optimizer optimizer) {
            this.manager = manager;
            parameters = manager.create(numbers(ORACLE.get("start")));
            gradient = manager.zeros(parameters.getShape());
            List<String> inputs = new ArrayList<>(List.of("p", "g", "lr", "t", "skip"));
            Map<String, String> names = new LinkedHashMap<>();
            for (String slot : optimizer.slots()) {
                names.put(slot, "s" + slots.size());
                inputs.add("s" + slots.size());
                slots.add(manager.zeros(new Shape(parameters.size())));
            }
            UpdateVariables variables = new UpdateVariables("q", "g", names, "lr", "t", "skip");
            List<String> body = new ArrayList<>(List.of("q = torch.detach(p)"));
            body.addAll(optimizer.update(variables));
            update = TorchFunction.compile(inputs, body, List.of("lr"));
            // as in a step, where the gradient is taken before
            parameters.setRequiresGradient(true);
        }

        void step(int step) {
            gradient.set(numbers(ORACLE.get("gradients").get(step)));
            call(step, 0);
        }

        void call(int step, float skip) {
            List<NDArray> arguments =
                    new ArrayList<>(
                            List.of(
                                    parameters,
                                    gradient,
                                    manager.create(ORACLE.get("rates").get(step).floatValue()),
                                    manager.create(step + 1f),
                                    manager.create(skip)));
            arguments.addAll(slots);
            update.callWithGradients(manager, arguments.toArray(NDArray[]::new));
        }

        List<float[]> state() {
            return Stream.concat(Stream.of(parameters), slots.stream())
                    .map(NDArray::toFloatArray)
                    .toList();
        }

        @Override
        public void close() {
            update.close();
        }
    }

    private static void assertClose(float[] expected, float[] actual, int ulps) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(
                    expected[i],
                    actual[i],
                    ulps * Math.ulp(Math.max(0.0625f, Math.abs(expected[i]))),
                    "[" + i + "]");
        }
    }

    private static float[] numbers(JsonNode node) {
        float[] values = new float[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.get(i).floatValue();
        }
        return values;
    }

    private static JsonNode oracle() {
        try {
            return new ObjectMapper().readTree(OptimizerTest.class.getResource("optimizers.json"));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
