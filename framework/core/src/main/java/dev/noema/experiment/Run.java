package dev.noema.experiment;

import ai.djl.Device;
import dev.noema.checkpoint.Checkpoint;
import dev.noema.checkpoint.FileFault;
import dev.noema.config.ConfigBinder;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.Resolved;
import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.DataType;
import dev.noema.data.Dataset;
import dev.noema.export.BundleExporter;
import dev.noema.export.ExportGraph;
import dev.noema.export.ExportRequest;
import dev.noema.model.TracedModel;
import dev.noema.onnx.Format;
import dev.noema.onnx.Storage;
import dev.noema.prior.Refittable;
import dev.noema.prior.Refitted;
import dev.noema.report.RunCard;
import dev.noema.serving.BundleManifest;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.GenerativeModel;
import dev.noema.serving.Tensor;
import dev.noema.spi.Companion;
import dev.noema.spi.Measurement;
import dev.noema.spi.Prior;
import dev.noema.spi.ReconstructionMetric;
import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import dev.noema.training.RunLock;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run that was trained: its configuration, its data and its model. */
public final class Run {

    /** What is known of the run's data. */
    static final String DATA = "data.json";

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final RunFolder folder;
    private final Resolved<ExperimentConfig> config;
    private final Catalog catalog;
    private final DataDescription description;

    private Run(
            RunFolder folder,
            Resolved<ExperimentConfig> config,
            Catalog catalog,
            DataDescription description) {
        this.folder = folder;
        this.config = config;
        this.catalog = catalog;
        this.description = description;
    }

    /** Opens a run's folder with all modalities on the class path. */
    public static Run open(Path folder) {
        return open(folder, Catalog.discover());
    }

    /**
     * Opens a run's folder.
     *
     * @throws RequestException when it holds no run
     */
    public static Run open(Path folder, Catalog catalog) {
        RunFolder files = new RunFolder(folder);
        if (!Files.isRegularFile(files.config())) {
            throw new RequestException(
                    folder + ": is no run; a run's folder holds a config.yaml and checkpoints");
        }
        Resolved<ExperimentConfig> config =
                new ConfigBinder(catalog).read(ExperimentConfig.class, files.config(), List.of());
        return new Run(files, config, catalog, DescriptionFile.read(folder.resolve(DATA)));
    }

    public RunFolder folder() {
        return folder;
    }

    public ExperimentConfig config() {
        return config.value();
    }

    /** The configuration as YAML, all defaults filled in. */
    public String yaml() {
        return config.yaml();
    }

    /** What is known of the data that the run learned from. */
    public DataDescription description() {
        return description;
    }

    public Provenance provenance() {
        return Provenance.read(folder.provenance());
    }

    /** What tells how good reconstructions of the run's data are. */
    public List<ReconstructionMetric> metrics() {
        return catalog.metrics(description.codec());
    }

    /** What an evaluation measures besides, of the run's kind of data. */
    public List<Measurement> measurements() {
        return catalog.measurements(description.codec());
    }

    /** Opens the run's data from where it was trained; the caller closes them. */
    public Data data() {
        String base = provenance().base();
        return data(Path.of(base == null ? "" : base).toAbsolutePath());
    }

    /**
     * Opens the run's data; the caller closes them.
     *
     * @param base where relative paths of the configuration start
     */
    public Data data(Path base) {
        return catalog.open(
                config.value().data(),
                new DataType.Place(base, base.resolve(".noema-cache"), config.value().seed()));
    }

    /**
     * The model at the best checkpoint, with averaged weights where there are any, and with the
     * prior that was fitted to its codes where the configuration asks for one.
     */
    public TrainedModel model() {
        return model(List.of());
    }

    /**
     * The model together with the companions of other runs, such as a vocoder that was trained
     * apart.
     *
     * @throws RequestException when another run brings none, one of a name that is taken, or one
     *     for other data
     */
    public TrainedModel model(List<Run> others) {
        return model(Storage.FLOAT32, lent(others));
    }

    private static Map<String, Companion> lent(List<Run> others) {
        Map<String, Companion> lent = new LinkedHashMap<>();
        others.forEach(other -> lent.putAll(other.companionsToLend()));
        return lent;
    }

    private TrainedModel model(Storage storage, Map<String, Companion> more) {
        Checkpoint checkpoint = best();
        AssembledModel assembled = AssembledModel.of(config.value(), description, catalog);
        Optional<Refitted> fitted = fitted(assembled.prior(), checkpoint.progress().step());
        if (fitted.isEmpty()) {
            return trained(assembled, checkpoint, storage, more);
        }
        try (TracedModel replaced = assembled.model()) {
            return trained(assembled.with(fitted.get()), checkpoint, storage, more);
        }
    }

    /**
     * Fits the prior anew to the codes of the run's training data, and keeps it in the run's
     * folder. Training that ends by itself has done so.
     *
     * @throws RequestException when the run's prior is not one that is fitted to codes
     * @throws dev.noema.training.RunLockedException when another process is at work in the folder
     */
    @SuppressWarnings("try") // the lock is only held
    public void refit() {
        try (RunLock lock = folder.lock();
                Data data = data()) {
            if (!refit(data.train(), LOG::info)) {
                throw new RequestException(
                        folder.root()
                                + ": the prior "
                                + config.value().model().prior().type()
                                + " is not one that is fitted to codes");
            }
        }
    }

    /** As {@link #refit()}, in a folder that is locked already; false for other priors. */
    boolean refit(Dataset train, Consumer<String> notice) {
        AssembledModel assembled = AssembledModel.of(config.value(), description, catalog);
        if (!(assembled.prior() instanceof Refittable prior)) {
            assembled.model().close();
            return false;
        }
        Checkpoint checkpoint = best();
        long step = checkpoint.progress().step();
        try (TrainedModel model = trained(assembled, checkpoint, Storage.FLOAT32, Map.of())) {
            Refitted fitted = PriorFit.of(model, prior, train, config.value().seed());
            new FittedPrior(step, fitted.arrays()).write(priorFile());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    priorFile() + ": cannot be written: " + FileFault.reason(e), e);
        }
        notice.accept(
                "prior: "
                        + config.value().model().prior().type()
                        + " fitted to the codes of step "
                        + step);
        return true;
    }

    private Optional<Refitted> fitted(Prior prior, long step) {
        if (!(prior instanceof Refittable refittable)) {
            return Optional.empty();
        }
        if (!Files.exists(priorFile())) {
            LOG.warn(
                    "{}: is missing, since the training was stopped; the prior is the one of training",
                    priorFile());
            return Optional.empty();
        }
        String fault;
        try {
            FittedPrior fitted = FittedPrior.read(priorFile());
            if (fitted.step() == step) {
                return Optional.of(refittable.restore(fitted.arrays()));
            }
            fault = priorFile() + ": is of step " + fitted.step() + ", not of step " + step;
        } catch (IOException e) {
            fault = e.getMessage();
        } catch (IllegalArgumentException e) {
            fault = priorFile() + ": " + e.getMessage();
        }
        LOG.warn("{}; the prior is the one of training", fault);
        return Optional.empty();
    }

    private Path priorFile() {
        return folder.root().resolve(FittedPrior.FILE);
    }

    private Checkpoint best() {
        return folder.checkpoints()
                .best(LOG::warn)
                .orElseThrow(
                        () -> new RequestException(folder.root() + ": holds no whole checkpoint"));
    }

    /**
     * Exports the model at the best checkpoint as a bundle.
     *
     * @throws dev.noema.export.ExportException when a graph differs from the engine; nothing is
     *     published then
     */
    public BundleManifest export(Path target) {
        return export(target, Format.DEFAULT);
    }

    /** Exports in a format: a runtime, an opset, and a storage of the weights. */
    public BundleManifest export(Path target, Format format) {
        return export(target, format, List.of());
    }

    /** Exports together with the companions of other runs, see {@link #model(List)}. */
    public BundleManifest export(Path target, Format format, List<Run> others) {
        if (format.target().staticShapes()) {
            throw new RequestException(
                    "target "
                            + format.target()
                            + " wants fixed sizes, and the graphs of a bundle take batches of any size;"
                            + " export a single function with OnnxExport, and bind its batch");
        }
        Map<String, Companion> more = lent(others);
        try (TrainedModel model = model(Storage.FLOAT32, more);
                TrainedModel stored = model(format.storage(), more)) {
            List<ExportGraph> graphs =
                    model.graphs().stream()
                            .map(
                                    name ->
                                            new ExportGraph(
                                                    name,
                                                    model.program(name),
                                                    engine(stored, name),
                                                    engine(model, name),
                                                    Optional.ofNullable(
                                                            model.companions().get(name))))
                            .toList();
            Provenance provenance = provenance();
            return BundleExporter.export(
                    new ExportRequest(
                            model.about(),
                            config.value().data().type(),
                            config.value().model().likelihood().type(),
                            config.value().model().prior().type(),
                            graphs,
                            model::weight,
                            format,
                            description.values().minimum(),
                            description.values().maximum(),
                            provenance.noema(),
                            RunCard.sections(folder.root())),
                    target);
        }
    }

    private static BiFunction<Map<String, Tensor>, Map<String, Float>, Map<String, FloatTensor>>
            engine(TrainedModel model, String graph) {
        return (inputs, scheduled) ->
                model.run(graph, () -> model.program(graph), inputs, scheduled);
    }

    /**
     * The companions that parts of this run bring, with the weights that they have learned here.
     */
    private Map<String, Companion> companionsToLend() {
        AssembledModel assembled = AssembledModel.of(config.value(), description, catalog);
        Map<String, Companion> lent = new LinkedHashMap<>();
        try (TrainedModel model = trained(assembled, best(), Storage.FLOAT32, Map.of())) {
            assembled
                    .companions()
                    .forEach(
                            (graph, companion) -> {
                                if (companion.isLent()) {
                                    Map<String, FloatTensor> learned = model.weightsOf(graph);
                                    lent.put(graph, companion.with(learned).within(graph));
                                }
                            });
        }
        if (lent.isEmpty()) {
            throw new RequestException(
                    folder.root() + ": has no function that goes along with other models");
        }
        return lent;
    }

    private TrainedModel trained(
            AssembledModel assembled,
            Checkpoint checkpoint,
            Storage storage,
            Map<String, Companion> more) {
        Map<String, Companion> companions =
                catalog.companions(description.codec(), description.preprocessing());
        companions.putAll(assembled.companions());
        more.forEach(
                (graph, companion) -> {
                    Misfit.check(folder.root(), description.preprocessing(), graph, companion);
                    if (companions.put(graph, companion) != null) {
                        throw new RequestException(
                                folder.root() + ": has a function \"" + graph + "\" of its own");
                    }
                });
        GenerativeModel.About about =
                new GenerativeModel.About(
                        config.value().name(),
                        description.codec(),
                        description.preprocessing(),
                        Arrays.stream(description.event().getShape()).boxed().toList(),
                        config.value().model().latent(),
                        assembled.model().conditional() ? description.classes() : List.of(),
                        description.sequence());
        Map<String, FloatTensor> weights = SavedWeights.of(checkpoint);
        companions.values().forEach(companion -> weights.putAll(companion.weights()));
        weights.replaceAll((name, tensor) -> storage.asStored(tensor));
        return new TrainedModel(about, assembled.model(), weights, companions, Device.cpu());
    }
}
