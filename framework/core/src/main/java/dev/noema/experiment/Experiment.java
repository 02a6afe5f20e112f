package dev.noema.experiment;

import ai.djl.Device;
import dev.noema.checkpoint.CheckpointException;
import dev.noema.config.ConfigBinder;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Resolved;
import dev.noema.data.Data;
import dev.noema.data.DataType;
import dev.noema.engine.Torch;
import dev.noema.model.TracedModel;
import dev.noema.serving.files.AtomicFile;
import dev.noema.serving.files.Sha256;
import dev.noema.training.DeviceChoice;
import dev.noema.training.ModelLearner;
import dev.noema.training.Outcome;
import dev.noema.training.Precision;
import dev.noema.training.RunFolder;
import dev.noema.training.RunLock;
import dev.noema.training.StopRequest;
import dev.noema.training.Trainer;
import dev.noema.training.TrainingConfig;
import dev.noema.training.TrainingListener;
import dev.noema.training.TrainingSetup;
import dev.noema.training.listener.MetricsLog;
import dev.noema.training.listener.Previews;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a configuration describes: data, a model, and how it is trained. */
public final class Experiment {

    private final Resolved<ExperimentConfig> config;
    private final Catalog catalog;
    private final Path base;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private StopRequest stop = new StopRequest();

    private Experiment(Resolved<ExperimentConfig> config, Catalog catalog, Path base) {
        this.config = config;
        this.catalog = catalog;
        this.base = base;
    }

    /**
     * Reads a configuration with all modalities on the class path; see {@link #load(Path, List,
     * Catalog)}.
     */
    public static Experiment load(Path file) {
        return load(file, List.of(), Catalog.discover());
    }

    /**
     * Reads a configuration.
     *
     * @param settings go before those of the file: {@code training.batch=64}
     * @throws dev.noema.config.ConfigException with everything that is wrong
     */
    public static Experiment load(Path file, List<String> settings, Catalog catalog) {
        Resolved<ExperimentConfig> config =
                new ConfigBinder(catalog).read(ExperimentConfig.class, file, settings);
        return new Experiment(config, catalog, file.toAbsolutePath().getParent());
    }

    public ExperimentConfig config() {
        return config.value();
    }

    /** Tells {@code listener} what happens in training. */
    public Experiment listen(TrainingListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Lets {@code request} end the training after the step at hand. */
    public Experiment stopOn(StopRequest request) {
        this.stop = request;
        return this;
    }

    /** Opens the data; the caller closes them. */
    public Data data() {
        Path cache = base.resolve(".noema-cache");
        return catalog.open(
                config.value().data(), new DataType.Place(base, cache, config.value().seed()));
    }

    /** Trains in the folder {@code runs/NAME} of the working directory. */
    public Run train() {
        Path folder = Path.of("runs", config.value().name());
        train(folder, false);
        return Run.open(folder, catalog);
    }

    /**
     * Trains in a folder of its own.
     *
     * @param resume whether to go on from the newest checkpoint, bit for bit
     * @return how it ended; {@link Run#open} opens the folder
     * @throws dev.noema.data.DataException when the data cannot be used
     * @throws dev.noema.training.RunLockedException when another process is at work in the folder
     */
    public Outcome train(Path folder, boolean resume) {
        ExperimentConfig experiment = config.value();
        TrainingConfig training = experiment.training();
        RunFolder run = new RunFolder(folder);
        try (RunLock lock = run.lock();
                Data data = data()) {
            if (training.threads() > 0) {
                Torch.threads(training.threads());
            }
            AssembledModel assembled = AssembledModel.of(experiment, data.description(), catalog);
            SupportCheck.require(
                    data.description().values(),
                    assembled.model().model().likelihood().support(),
                    experiment.model().likelihood().type());
            try (TracedModel model = assembled.model();
                    ModelLearner learner = learner(assembled);
                    PreviewSheets sheets =
                            new PreviewSheets(learner, data, run.previews(), experiment.seed());
                    MetricsLog metrics = new MetricsLog(run.metrics())) {
                requireFresh(run, resume);
                describe(run, data, resume);
                List<TrainingListener> all = new ArrayList<>(listeners);
                all.add(metrics);
                all.add(new Previews(training.previews(), sheets));
                return new Trainer(
                                new TrainingSetup(
                                        training,
                                        experiment.seed(),
                                        digest(),
                                        learner,
                                        data.train(),
                                        data.validation(),
                                        assembled.schedules(),
                                        run.checkpoints(),
                                        all,
                                        stop))
                        .train(resume);
            }
        }
    }

    private ModelLearner learner(AssembledModel assembled) {
        TrainingConfig training = config.value().training();
        return new ModelLearner(
                assembled.model(),
                assembled.objective(),
                training.eager() ? ModelLearner.Way.EAGER : ModelLearner.Way.COMPILED,
                training.optimizer(),
                training.precision() == Precision.BF16,
                config.value().seed(),
                device(training.device()));
    }

    private static void requireFresh(RunFolder run, boolean resume) {
        if (!resume && !run.checkpoints().steps().isEmpty()) {
            throw new CheckpointException(
                    run.root()
                            + ": holds checkpoints already; go on with --resume, or train in another"
                            + " folder with --run");
        }
    }

    private void describe(RunFolder run, Data data, boolean resume) {
        if (resume && run.config().toFile().exists()) {
            return;
        }
        try {
            AtomicFile.write(run.config(), config.yaml());
        } catch (IOException e) {
            throw new UncheckedIOException(run.config() + ": cannot be written", e);
        }
        DescriptionFile.write(run.root().resolve(Run.DATA), data.description());
        TrainingConfig training = config.value().training();
        Provenance.now(
                        training.device().toString(),
                        training.precision().toString(),
                        config.value().seed(),
                        data.digest(),
                        base)
                .write(run.provenance());
    }

    /** Of what must stay the same when a run goes on: all but name, evaluation and the budget. */
    private String digest() {
        ExperimentConfig experiment = config.value();
        TrainingConfig training = experiment.training();
        String fixed =
                experiment.data()
                        + "|"
                        + experiment.model()
                        + "|"
                        + experiment.objective()
                        + "|"
                        + training.optimizer()
                        + "|"
                        + training.batch()
                        + "x"
                        + training.accumulate();
        return Sha256.of(fixed.getBytes(StandardCharsets.UTF_8));
    }

    static Device device(DeviceChoice choice) {
        int found = choice == DeviceChoice.CPU ? 0 : Torch.cudaDevices();
        if (choice == DeviceChoice.CUDA && found == 0) {
            throw new IllegalArgumentException(
                    "training.device is cuda, but the engine finds no CUDA device; allowed here are cpu"
                            + " and auto");
        }
        return found > 0 ? Device.gpu() : Device.cpu();
    }
}
