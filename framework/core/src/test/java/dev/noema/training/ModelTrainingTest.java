package dev.noema.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.model.Conditioning;
import dev.noema.model.TracedModel;
import dev.noema.schedule.Span;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import dev.noema.spi.LossTerms;
import dev.noema.spi.Model;
import dev.noema.spi.Objective;
import dev.noema.spi.Parameters;
import dev.noema.training.optimizer.Adam;
import dev.noema.training.optimizer.CommonOptions;
import dev.noema.training.schedule.CosineRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop, checkpoints and the compiled step together. */
class ModelTrainingTest {

    private static final int SIDE = 4;
    private static final int STEPS = 8;

    @TempDir private Path folder;

    @Test
    void aStoppedRunGoesOnBitForBit() {
        Run whole = train(folder.resolve("whole"), STEPS, false);
        for (int stop : new int[] {1, 3, 4, 7}) {
            Path root = folder.resolve("stopped-" + stop);
            Run first = train(root, stop, false);
            Run second = train(root, STEPS, true);
            List<Float> losses = new ArrayList<>(first.losses());
            losses.addAll(second.losses());
            assertEquals(whole.losses(), losses);
            whole.state()
                    .forEach(
                            (name, tensor) ->
                                    assertArrayEquals(
                                            ((FloatTensor) tensor).values(),
                                            ((FloatTensor) second.state().get(name)).values(),
                                            name));
        }
    }

    private record Run(List<Float> losses, Map<String, Tensor> state) {}

    private static Run train(Path root, int stop, boolean resume) {
        Adam adam =
                new Adam(
                        new CommonOptions(new CosineRate(1e-2, 0, Span.parse("2 steps")), 1, 0.9),
                        0.9,
                        0.999,
                        1e-8,
                        0,
                        false);
        TrainingConfig usual = TrainingConfig.defaults();
        TrainingConfig config =
                new TrainingConfig(
                        Span.parse(STEPS + " steps"),
                        4,
                        1,
                        adam,
                        Precision.FLOAT32,
                        DeviceChoice.CPU,
                        1,
                        usual.aggressiveEncoder(),
                        usual.checkpoint(),
                        usual.earlyStopping(),
                        usual.validation(),
                        usual.previews(),
                        false);
        StopRequest request = new StopRequest();
        List<Float> losses = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public String name() {
                        return "stop";
                    }

                    @Override
                    public void stepped(StepReport report) {
                        losses.add(report.result().loss());
                        if (report.step() == stop) {
                            request.request(0);
                        }
                    }
                };
        try (TracedModel model = model();
                ModelLearner learner =
                        new ModelLearner(
                                model,
                                OBJECTIVE,
                                ModelLearner.Way.COMPILED,
                                adam,
                                false,
                                3,
                                Device.cpu())) {
            new Trainer(
                            new TrainingSetup(
                                    config,
                                    3,
                                    Map.of(),
                                    learner,
                                    new Pictures(15),
                                    new Pictures(5),
                                    Map.of(),
                                    new RunFolder(root).checkpoints(),
                                    List.of(listener),
                                    request))
                    .train(resume);
            return new Run(losses, learner.state());
        }
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
        Block trunk =
                new SequentialBlock()
                        .add(Blocks.batchFlattenBlock())
                        .add(Linear.builder().setUnits(12).build())
                        .add(BatchNorm.builder().build())
                        .add(Dropout.builder().optRate(0.2f).build())
                        .add(Linear.builder().setUnits(6).build());
        Block linear = Linear.builder().setUnits(SIDE * SIDE).build();
        return new TracedModel(
                new Model(
                        (batch, pass) -> {
                            NDArray h = pass.apply("trunk", trunk, batch.x());
                            return new TestParts.Gaussian(h.get(":, :3"), h.get(":, 3:"));
                        },
                        (z, given, pass) ->
                                Parameters.of(
                                        "logits",
                                        pass.apply("linear", linear, z).reshape(-1, 1, SIDE, SIDE)),
                        new TestParts.Normal(),
                        new TestParts.Bernoulli()),
                Conditioning.NONE,
                new Shape(1, SIDE, SIDE),
                3);
    }

    /** Random pictures. */
    private record Pictures(int size) implements Dataset {
        @Override
        public String key(int item) {
            return "picture-" + item;
        }

        @Override
        public Map<String, Tensor> read(int[] items, Draw draw) {
            float[] values = new float[items.length * SIDE * SIDE];
            for (int i = 0; i < values.length; i++) {
                int item = items[i / (SIDE * SIDE)];
                values[i] = Noise.of(1, item, "picture").below(2, i % (SIDE * SIDE));
            }
            return Map.of("x", new FloatTensor(values, items.length, 1, SIDE, SIDE));
        }

        @Override
        public void close() {}
    }
}
