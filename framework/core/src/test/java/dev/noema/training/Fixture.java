package dev.noema.training;

import dev.noema.schedule.Span;
import dev.noema.training.listener.MetricsLog;
import dev.noema.training.optimizer.CommonOptions;
import dev.noema.training.optimizer.Sgd;
import dev.noema.training.schedule.CosineRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small training, ready to be changed by a test. */
final class Fixture {

    final RunFolder folder;
    final FakeLearner learner = new FakeLearner();
    final StopRequest stop = new StopRequest();
    final List<TrainingListener> listeners = new ArrayList<>();
    FakeDataset train = new FakeDataset(23);
    FakeDataset validation = new FakeDataset(7);
    String budget = "2 epochs";
    String saveEvery = "1 epoch";
    String monitor = "validation.elbo";
    Map<String, String> settings = Map.of("data", "a", "model", "b");
    long seed = 42;
    int batch = 2;
    int accumulate = 2;
    AggressiveEncoder aggressiveEncoder = AggressiveEncoder.defaults();
    EarlyStopping earlyStopping = EarlyStopping.defaults();

    Fixture(Path root) {
        folder = new RunFolder(root);
        listeners.add(new MetricsLog(folder.metrics()));
    }

    @SuppressWarnings("try") // the lock is only held
    Outcome train(boolean resume) {
        try (RunLock lock = folder.lock()) {
            return new Trainer(setup()).train(resume);
        }
    }

    TrainingSetup setup() {
        Sgd sgd =
                new Sgd(
                        new CommonOptions(new CosineRate(0.2, 0, Span.parse("3 steps")), 0, 0),
                        0.5,
                        0,
                        0,
                        false);
        TrainingConfig usual = TrainingConfig.defaults();
        TrainingConfig config =
                new TrainingConfig(
                        Span.parse(budget),
                        batch,
                        accumulate,
                        sgd,
                        Precision.FLOAT32,
                        DeviceChoice.CPU,
                        1,
                        aggressiveEncoder,
                        new CheckpointConfig(
                                Span.parse(saveEvery), usual.checkpoint().keep(), monitor),
                        earlyStopping,
                        usual.validation(),
                        usual.previews(),
                        false);
        return new TrainingSetup(
                config,
                seed,
                settings,
                learner,
                train,
                validation,
                Map.of("beta", (step, timeline) -> (double) step / timeline.totalSteps()),
                folder.checkpoints(),
                listeners,
                stop);
    }
}
