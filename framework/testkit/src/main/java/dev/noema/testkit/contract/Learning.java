package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.model.TracedModel;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.training.Learner;
import dev.noema.training.ModelLearner;
import dev.noema.training.ModelLearner.Way;
import dev.noema.training.StepResult;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What contracts say about training. */
final class Learning {

    private static final int ITEMS = 6;
    private static final Map<String, Float> SCHEDULED =
            Map.of(Learner.LEARNING_RATE, Autoencoder.LEARNING_RATE);
    private static final String FIRST_MOMENT = "optimizer/first-moment/";

    private Learning() {}

    /** Loss, weights, running statistics and the optimiser's state after two steps. */
    static void assertCompiledAgreesWithEager(Supplier<Autoencoder> made) {
        Autoencoder autoencoder = made.get();
        Autoencoder other = made.get();
        try (TracedModel one = autoencoder.traced();
                TracedModel two = other.traced();
                ModelLearner compiled = autoencoder.learner(one, Way.COMPILED, 1);
                ModelLearner eager = other.learner(two, Way.EAGER, 1)) {
            eager.restore(compiled.state());
            for (int step = 0; step < 2; step++) {
                Map<String, Tensor> batch =
                        compiled.withNoise(autoencoder.batch(ITEMS + step), 1, step);
                StepResult first = compiled.step(step, List.of(batch), SCHEDULED);
                StepResult second = eager.step(step, List.of(batch), SCHEDULED);
                assertTrue(first.finite() && second.finite(), "the loss is not finite");
                Numbers.assertClose(
                        "loss", new float[] {second.loss()}, new float[] {first.loss()});
            }
            assertSameState(eager.state(), compiled.state());
        }
    }

    private static void assertSameState(Map<String, Tensor> expected, Map<String, Tensor> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach(
                (name, tensor) ->
                        Numbers.assertClose(name, values(tensor), values(actual.get(name))));
    }

    /** Each parameter below {@code scope} has a gradient that is not all zero. */
    static void assertGradientsReach(String scope, Supplier<Autoencoder> made) {
        Autoencoder autoencoder = made.get();
        try (TracedModel model = autoencoder.traced();
                ModelLearner learner = autoencoder.learner(model, Way.COMPILED, 1)) {
            step(learner, autoencoder, 0);
            TreeSet<String> unreached = new TreeSet<>();
            int parameters = 0;
            for (Map.Entry<String, Tensor> entry : learner.state().entrySet()) {
                if (entry.getKey().startsWith(FIRST_MOMENT + scope)) {
                    parameters++;
                    if (allZero(values(entry.getValue()))) {
                        unreached.add(entry.getKey().substring(FIRST_MOMENT.length()));
                    }
                }
            }
            assertTrue(parameters > 0, "no parameter lies below " + scope);
            assertEquals(new TreeSet<>(), unreached, "no gradient reaches these");
        }
    }

    /** A restored learner evaluates and goes on to the bit. */
    static void assertGoesOn(Supplier<Autoencoder> made) {
        Autoencoder autoencoder = made.get();
        Autoencoder other = made.get();
        try (TracedModel one = autoencoder.traced();
                TracedModel two = other.traced();
                ModelLearner learner = autoencoder.learner(one, Way.COMPILED, 1);
                ModelLearner restored = other.learner(two, Way.COMPILED, 2)) {
            step(learner, autoencoder, 0);
            restored.restore(learner.state());
            Map<String, Tensor> batch = learner.withNoise(autoencoder.batch(ITEMS), 2, 0);
            assertEquals(
                    learner.evaluate(batch, SCHEDULED).loss(),
                    restored.evaluate(batch, SCHEDULED).loss());
            assertEquals(
                    step(learner, autoencoder, 1).loss(), step(restored, autoencoder, 1).loss());
            Map<String, Tensor> state = restored.state();
            learner.state()
                    .forEach(
                            (name, tensor) ->
                                    assertArrayEquals(
                                            values(tensor), values(state.get(name)), name));
        }
    }

    /** A step each way and an evaluation. */
    static void learn(Supplier<Autoencoder> made) {
        for (Way way : Way.values()) {
            Autoencoder autoencoder = made.get();
            try (TracedModel model = autoencoder.traced();
                    ModelLearner learner = autoencoder.learner(model, way, 1)) {
                step(learner, autoencoder, 0);
                learner.evaluate(learner.withNoise(autoencoder.batch(ITEMS), 2, 0), SCHEDULED);
            }
        }
    }

    private static StepResult step(ModelLearner learner, Autoencoder autoencoder, int step) {
        Map<String, Tensor> batch = learner.withNoise(autoencoder.batch(ITEMS), 1, step);
        return learner.step(step, List.of(batch), SCHEDULED);
    }

    private static boolean allZero(float[] values) {
        for (float value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static float[] values(Tensor tensor) {
        return ((FloatTensor) tensor).values();
    }
}
