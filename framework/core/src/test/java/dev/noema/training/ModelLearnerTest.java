package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.nn.Dense;
import dev.noema.nn.Recurrence;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.Parameters;
import dev.noema.trace.RecurrentCell;
import dev.noema.training.optimizer.Adam;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelLearnerTest {

    private static final Shape EVENT = new Shape(1, 8, 8);
    private static final Map<String, Float> SCHEDULED = Map.of(Learner.LEARNING_RATE, 1e-3f);

    @Test
    void eagerAndCompiledStepsAgreeInAllState() {
        assertAgree(model(), model());
    }

    @Test
    void theyAgreeWithRecurrentNetworks() {
        assertAgree(recurrentModel(), recurrentModel());
    }

    private static void assertAgree(TracedModel one, TracedModel two) {
        try (one;
                two;
                ModelLearner compiled = learner(one, ModelLearner.Way.COMPILED);
                ModelLearner eager = learner(two, ModelLearner.Way.EAGER)) {
            eager.restore(compiled.state());
            for (int step = 0; step < 3; step++) {
                Map<String, Tensor> batch = compiled.withNoise(batch(step, 12), 1, step);
                StepResult first = compiled.step(step, List.of(batch), SCHEDULED);
                StepResult second = eager.step(step, List.of(batch), SCHEDULED);
                assertTrue(first.finite() && second.finite());
                assertEquals(second.loss(), first.loss(), 1e-4f * second.loss());
                assertEquals(
                        second.gradientNorm(), first.gradientNorm(), 1e-3f * second.gradientNorm());
            }
            Map<String, Tensor> state = eager.state();
            compiled.state()
                    .forEach(
                            (name, tensor) ->
                                    assertArrayEquals(
                                            ((FloatTensor) state.get(name)).values(),
                                            ((FloatTensor) tensor).values(),
                                            2e-4f,
                                            name));
        }
    }

    @Test
    void learnsAndResumesToTheBit() {
        try (TracedModel one = model();
                TracedModel two = model();
                ModelLearner learner = learner(one, ModelLearner.Way.COMPILED);
                ModelLearner resumed = learner(two, ModelLearner.Way.COMPILED)) {
            float before =
                    learner.step(0, List.of(learner.withNoise(batch(0, 12), 1, 0)), SCHEDULED)
                            .loss();
            for (int step = 1; step < 20; step++) {
                learner.step(step, List.of(learner.withNoise(batch(0, 12), 1, step)), SCHEDULED);
            }
            resumed.restore(learner.state());
            for (int step = 20; step < 40; step++) {
                Map<String, Tensor> batch = learner.withNoise(batch(0, 12), 1, step);
                StepResult went = learner.step(step, List.of(batch), SCHEDULED);
                StepResult again = resumed.step(step, List.of(batch), SCHEDULED);
                assertEquals(went.loss(), again.loss());
            }
            learner.state()
                    .forEach(
                            (name, tensor) ->
                                    assertArrayEquals(
                                            ((FloatTensor) tensor).values(),
                                            ((FloatTensor) resumed.state().get(name)).values(),
                                            name));
            float after =
                    learner.step(40, List.of(learner.withNoise(batch(0, 12), 1, 40)), SCHEDULED)
                            .loss();
            assertTrue(after < before - 1, before + " -> " + after);
        }
    }

    @Test
    void updatesOfTheEncoderLeaveAllOtherWeightsAndTheOptimiserAsTheyAre() {
        try (TracedModel one = model();
                ModelLearner learner = learner(one, ModelLearner.Way.COMPILED)) {
            learner.step(0, List.of(learner.withNoise(batch(0, 12), 1, 0)), SCHEDULED);
            Map<String, Tensor> before = learner.state();
            for (int update = 0; update < 3; update++) {
                Map<String, Tensor> batch = learner.withNoise(batch(update, 12), 2, update);
                assertTrue(learner.stepEncoder(update, batch, SCHEDULED).finite());
            }
            Map<String, Tensor> after = learner.state();
            before.forEach(
                    (name, tensor) ->
                            assertEquals(
                                    !name.startsWith("model/encoder/")
                                            && !name.startsWith("buffer/encoder/"),
                                    Arrays.equals(
                                            ((FloatTensor) tensor).values(),
                                            ((FloatTensor) after.get(name)).values()),
                                    name));
        }
    }

    @Test
    void updatesOfTheEncoderLowerTheLossAndResumeToTheBit() {
        try (TracedModel one = model();
                TracedModel two = model();
                ModelLearner learner = learner(one, ModelLearner.Way.COMPILED);
                ModelLearner resumed = learner(two, ModelLearner.Way.COMPILED)) {
            for (int step = 0; step < 20; step++) {
                learner.step(step, List.of(learner.withNoise(batch(0, 12), 1, step)), SCHEDULED);
            }
            Map<String, Tensor> batch = learner.withNoise(batch(0, 12), 2, 0);
            float first = learner.stepEncoder(0, batch, SCHEDULED).loss();
            for (int update = 1; update < 20; update++) {
                learner.stepEncoder(update, batch, SCHEDULED);
            }
            resumed.restore(learner.state());
            for (int update = 20; update < 40; update++) {
                StepResult went = learner.stepEncoder(update, batch, SCHEDULED);
                StepResult again = resumed.stepEncoder(update, batch, SCHEDULED);
                assertEquals(went.loss(), again.loss());
                assertTrue(went.loss() < first, first + " -> " + went.loss());
            }
        }
    }

    @Test
    void namesTheTermAndItemsThatAreNotFinite() {
        try (TracedModel one = model();
                ModelLearner learner = learner(one, ModelLearner.Way.COMPILED)) {
            FloatTensor x = (FloatTensor) batch(0, 4).get("x");
            x.values()[2 * 64 + 5] = Float.NaN;
            Map<String, Tensor> before = learner.state();
            List<Map<String, Tensor>> bad = List.of(learner.withNoise(Map.of("x", x), 1, 0));
            StepResult result = learner.step(0, bad, SCHEDULED);
            assertEquals(false, result.finite());
            assertArrayEquals(
                    ((FloatTensor) before.get("model/decoder/linear/weight")).values(),
                    ((FloatTensor) learner.state().get("model/decoder/linear/weight")).values());
            assertEquals("reconstruction", learner.explain(0, bad, SCHEDULED).term());
        }
    }

    private static ModelLearner learner(TracedModel model, ModelLearner.Way way) {
        return new ModelLearner(model, OBJECTIVE, way, Adam.defaults(), false, 3, Device.cpu());
    }

    private static final Objective OBJECTIVE =
            (batch, model, pass) -> {
                var posterior = model.encoder().encode(batch, pass.scope(Model.ENCODER));
                NDArray z = posterior.sample(pass);
                Parameters parameters = model.decoder().decode(z, batch, pass.scope(Model.DECODER));
                NDArray reconstruction =
                        model.likelihood().logProbability(batch.x(), parameters, null, pass).neg();
                NDArray divergence = model.prior().divergence(posterior, z, batch, pass);
                NDArray kl = divergence.sum(new int[] {1});
                Map<String, NDArray> terms = new LinkedHashMap<>();
                terms.put(LossTerms.RECONSTRUCTION, reconstruction);
                terms.put(LossTerms.KL, kl);
                return new LossTerms(reconstruction.add(kl).mean(), terms, divergence);
            };

    private static TracedModel model() {
        Block convolutions =
                new SequentialBlock()
                        .add(
                                Conv2d.builder()
                                        .setKernelShape(new Shape(4, 4))
                                        .setFilters(8)
                                        .optStride(new Shape(2, 2))
                                        .optPadding(new Shape(1, 1))
                                        .build())
                        .add(BatchNorm.builder().build())
                        .add(Activation.reluBlock())
                        .add(Blocks.batchFlattenBlock())
                        .add(Linear.builder().setUnits(6).build());
        Block linear = Linear.builder().setUnits(64).build();
        return new TracedModel(
                new Model(
                        (batch, pass) -> {
                            NDArray h = pass.apply("convolutions", convolutions, batch.x());
                            return new TestParts.Gaussian(h.get(":, :3"), h.get(":, 3:"));
                        },
                        (z, given, pass) ->
                                Parameters.of(
                                        "logits",
                                        pass.apply("linear", linear, z).reshape(-1, 1, 8, 8)),
                        new TestParts.Normal(),
                        new TestParts.Bernoulli()),
                Conditioning.NONE,
                EVENT,
                3);
    }

    /** Reads rows as places of a sequence, as many as the first column says. */
    private static TracedModel recurrentModel() {
        Recurrence reader = new Recurrence(RecurrentCell.GRU, 6, 2, true, 0);
        Recurrence writer = new Recurrence(RecurrentCell.LSTM, 7, 1);
        return new TracedModel(
                new Model(
                        (batch, pass) -> {
                            NDArray rows = batch.x().reshape(-1, 8, 8);
                            NDArray lengths = rows.get(":, :, 0").sum(new int[] {1});
                            NDArray last =
                                    reader.apply("reader", rows, List.of(), lengths, pass)
                                            .states()
                                            .get(0)
                                            .reshape(-1, 24);
                            NDArray h = new Dense(6).apply("dense", last, pass);
                            return new TestParts.Gaussian(h.get(":, :3"), h.get(":, 3:"));
                        },
                        (z, given, pass) -> {
                            NDArray places =
                                    z.expandDims(1).broadcast(new Shape(z.getShape().get(0), 8, 3));
                            NDArray rows =
                                    writer.apply("writer", places, List.of(), null, pass).outputs();
                            NDArray logits = new Dense(8).apply("logits", rows, pass);
                            return Parameters.of("logits", logits.reshape(-1, 1, 8, 8));
                        },
                        new TestParts.Normal(),
                        new TestParts.Bernoulli()),
                Conditioning.NONE,
                EVENT,
                3);
    }

    private static Map<String, Tensor> batch(long seed, int items) {
        Random random = new Random(seed);
        float[] values = new float[items * 64];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(3) == 0 ? 1 : 0;
        }
        return Map.of("x", new FloatTensor(values, items, 1, 8, 8));
    }
}
