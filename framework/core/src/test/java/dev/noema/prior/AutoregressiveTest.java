package dev.noema.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.noema.engine.Torch;
import dev.noema.oracle.Compiled;
import dev.noema.oracle.Oracle;
import dev.noema.oracle.PlainPass;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Companion;
import dev.noema.spi.PartContext;
import dev.noema.training.CodeDescent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoregressiveTest {

    private static final Batch NOTHING = new Batch(Map.of());

    private static Autoregressive prior(int latent, int steps, int units, int components) {
        return new AutoregressiveFactory(new CodeDescent())
                .create(
                        new AutoregressiveOptions(steps, units, components, 30),
                        new PartContext(new Shape(4), latent, 0, List.of()));
    }

    private static FittedAutoregressive ofTheOracle() {
        Oracle arrays = Oracle.of("steps.json", "prior").section("arrays");
        Map<String, FloatTensor> values = new LinkedHashMap<>();
        arrays.names()
                .forEach(
                        name ->
                                values.put(
                                        name,
                                        new FloatTensor(arrays.numbers(name), arrays.shape(name))));
        return prior(6, 3, 4, 3).restore(values);
    }

    @Test
    void densityAndDrawsAreThoseOfPyTorch() {
        Oracle numbers = Oracle.of("steps.json", "prior").section("numbers");
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.evaluating(manager);
            pass.with("prior.component", numbers.array(manager, "uniform"));
            pass.with("prior", numbers.array(manager, "epsilon"));
            FittedAutoregressive prior = ofTheOracle();
            assertArrayEquals(
                    numbers.numbers("log_probability"),
                    prior.logProbability(numbers.array(manager, "z"), NOTHING, pass).toFloatArray(),
                    2e-4f);
            assertArrayEquals(
                    numbers.numbers("sample"),
                    prior.sample(5, NOTHING, manager.create(0.7f), pass).toFloatArray(),
                    1e-5f);
        }
    }

    @Test
    void isTheSameCompiled() {
        FittedAutoregressive prior = ofTheOracle();
        Compiled.agrees(
                false,
                Map.of("z", new Shape(6)),
                (pass, arrays) ->
                        Map.of(
                                "log_probability",
                                prior.logProbability(arrays.get("z"), NOTHING, pass),
                                "sample",
                                prior.sample(
                                        arrays.get("z").getShape().get(0),
                                        NOTHING,
                                        arrays.get("z").mean(),
                                        pass)));
    }

    @Test
    void goesOnStepByStepAsItDrawsAtOnce() {
        Oracle numbers = Oracle.of("steps.json", "prior").section("numbers");
        Companion step = ofTheOracle().companions().get(FittedAutoregressive.GRAPH);
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.evaluating(manager);
            NDArray state = manager.zeros(new Shape(5, 6));
            NDArray epsilon = numbers.array(manager, "epsilon").mul(0.7);
            NDArray uniform = numbers.array(manager, "uniform");
            NDArray sample = numbers.array(manager, "sample");
            for (int t = 0; t < 3; t++) {
                Map<String, NDArray> made =
                        step.function()
                                .apply(
                                        Map.of(
                                                FittedAutoregressive.STATE,
                                                state,
                                                FittedAutoregressive.UNIFORM,
                                                uniform.get(":, " + t + ":" + (t + 1)),
                                                FittedAutoregressive.EPSILON,
                                                epsilon.get(":, " + 2 * t + ":" + (2 * t + 2))),
                                        pass);
                assertArrayEquals(
                        sample.get(":, " + 2 * t + ":" + (2 * t + 2)).toFloatArray(),
                        made.get("z").toFloatArray(),
                        1e-5f);
                state = made.get(FittedAutoregressive.NEXT);
            }
        }
    }

    @Test
    void findsWhatFollowsWhat() {
        // z_t = 0.9 z_t-1 + sqrt(1 - 0.9^2) e_t: each step but the first has the entropy of its e
        int steps = 8;
        float[] codes = chain(600, steps);
        FittedAutoregressive fitted = prior(steps, steps, 16, 1).refit(codes, 600, steps, 1);
        double perfect = entropy(1) + (steps - 1) * entropy(1 - 0.81);
        try (NDManager manager = Torch.newManager()) {
            PlainPass pass = PlainPass.evaluating(manager);
            float[] unseen = chain(2000, steps);
            double cost =
                    -fitted.logProbability(
                                    manager.create(unseen, new Shape(2000, steps)), NOTHING, pass)
                            .mean()
                            .getFloat();
            assertTrue(cost < perfect + 0.5, cost + " nats; " + perfect + " are possible");
            assertTrue(cost > perfect - 0.5, cost + " nats; " + perfect + " are possible");
        }
    }

    private static double entropy(double variance) {
        return 0.5 * Math.log(2 * Math.PI * Math.E * variance);
    }

    private static float[] chain(int count, int steps) {
        Random random = new Random(count);
        float[] codes = new float[count * steps];
        for (int i = 0; i < codes.length; i++) {
            double fresh = random.nextGaussian();
            codes[i] =
                    (float)
                            (i % steps == 0
                                    ? fresh
                                    : 0.9 * codes[i - 1] + Math.sqrt(1 - 0.81) * fresh);
        }
        return codes;
    }

    @Test
    void theSameCodesGiveTheSamePrior() {
        float[] codes = chain(100, 4);
        Map<String, FloatTensor> one = prior(4, 2, 3, 2).refit(codes, 100, 4, 7).arrays();
        Map<String, FloatTensor> two = prior(4, 2, 3, 2).refit(codes, 100, 4, 7).arrays();
        assertEquals(one.keySet(), two.keySet());
        one.forEach(
                (name, array) -> assertArrayEquals(array.values(), two.get(name).values(), name));
    }

    @Test
    void saysWhatDoesNotFit() {
        assertEquals(
                "steps: 4 do not share out the 6 latent dimensions evenly; allowed are divisors of 6",
                assertThrows(IllegalArgumentException.class, () -> prior(6, 4, 3, 2)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> prior(6, 3, 4, 3).restore(Map.of()));
        Map<String, FloatTensor> others = new LinkedHashMap<>(ofTheOracle().arrays());
        others.put("mixture/weight", new FloatTensor(new float[4], 1, 4));
        assertEquals(
                "prior: the array \"mixture/weight\" is [1, 4]; needed is [15, 4]",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> prior(6, 3, 4, 3).restore(others))
                        .getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> prior(6, 3, 4, 3).refit(new float[4], 1, 4, 1));
    }
}
