package dev.noema.experiment;

import ai.djl.Device;
import dev.noema.checkpoint.CheckpointException;
import dev.noema.config.ConfigBinder;
import dev.noema.config.ConfigSources;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Resolved;
import dev.noema.data.Data;
import dev.noema.data.DataType;
import dev.noema.engine.Torch;
import dev.noema.report.RunCard;
import dev.noema.spi.RequestException;
import dev.noema.training.DeviceChoice;
import dev.noema.training.Ending;
import dev.noema.training.Outcome;
import dev.noema.training.RunFolder;
import dev.noema.training.RunLock;
import dev.noema.training.StopRequest;
import dev.noema.training.TrainingListener;
import dev.noema.wiring.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a configuration describes: data, a model, and how it is trained. */
public final class Experiment {

    private final Resolved<ExperimentConfig> config;
    private final Catalog catalog;
    private final List<TrainingListener> listeners = new ArrayList<>();
    private Path base;
    private List<String> command = List.of();
    private Optional<String> digest = Optional.empty();
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
        return load(ConfigSources.of(file, settings), catalog);
    }

    /**
     * Reads a configuration that several files, profiles and settings make up.
     *
     * @throws dev.noema.config.ConfigException with everything that is wrong
     */
    public static Experiment load(ConfigSources sources, Catalog catalog) {
        Resolved<ExperimentConfig> config =
                new ConfigBinder(catalog).read(ExperimentConfig.class, sources);
        return new Experiment(config, catalog, config.base().toAbsolutePath());
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

    /** Lets relative paths start elsewhere than in the configuration's folder. */
    public Experiment at(Path folder) {
        this.base = folder.toAbsolutePath();
        return this;
    }

    /** Says which command asks for the training; kept in the run's provenance. */
    public Experiment command(List<String> words) {
        this.command = List.copyOf(words);
        return this;
    }

    /** Refuses to train on data of any other digest than {@link Data#digest()} was once. */
    public Experiment expect(String dataDigest) {
        this.digest = Optional.of(dataDigest);
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
     * Trains in a folder of its own. When the training has ended by itself, a prior that is fitted
     * to codes is fitted.
     *
     * @param resume whether to go on from the newest checkpoint, bit for bit
     * @return how it ended; {@link Run#open} opens the folder
     * @throws dev.noema.data.DataException when the data cannot be used
     * @throws RequestException when the parts do not fit together, or there is no run to resume
     * @throws CheckpointException when the folder holds checkpoints that cannot be gone on from
     * @throws dev.noema.training.RunLockedException when another process is at work in the folder
     */
    @SuppressWarnings("try") // the lock is only held
    public Outcome train(Path folder, boolean resume) {
        RunFolder run = new RunFolder(folder);
        requireRun(run, resume);
        Device device = device(config.value().training().device());
        try (RunLock lock = run.lock();
                Data data = data()) {
            requireFresh(run, resume);
            digest.ifPresent(expected -> requireSame(expected, data.digest()));
            if (config.value().training().threads() > 0) {
                Torch.threads(config.value().training().threads());
            }
            TrainingSession session =
                    new TrainingSession(
                            config, catalog, base, command, run, data, device, listeners, stop);
            Outcome outcome = session.train(resume);
            if (outcome.ending() != Ending.STOPPED) {
                Run.open(folder, catalog).refit(data.train(), session::say);
            }
            RunCard.write(folder);
            return outcome;
        }
    }

    private static void requireRun(RunFolder run, boolean resume) {
        if (resume && !Files.isRegularFile(run.config())) {
            throw new RequestException(
                    run.root()
                            + ": holds no run that could be resumed; leave --resume out to begin one");
        }
    }

    private static void requireFresh(RunFolder run, boolean resume) {
        if (!resume && !run.checkpoints().steps().isEmpty()) {
            throw new CheckpointException(
                    run.root()
                            + ": holds checkpoints already; go on with --resume, or train in another"
                            + " folder with --run");
        }
    }

    private static void requireSame(String expected, String found) {
        if (!found.equals(expected)) {
            throw new RequestException(
                    "the data are not those of the run: their digest is "
                            + found
                            + ", and was "
                            + expected
                            + "; bring back the files as they were");
        }
    }

    static Device device(DeviceChoice choice) {
        int found = choice == DeviceChoice.CPU ? 0 : Torch.cudaDevices();
        if (choice == DeviceChoice.CUDA && found == 0) {
            throw new RequestException(
                    "training.device is cuda, but the engine finds no CUDA device; allowed here are cpu"
                            + " and auto");
        }
        return found > 0 ? Device.gpu() : Device.cpu();
    }
}
