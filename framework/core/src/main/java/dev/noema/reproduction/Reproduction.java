package dev.noema.reproduction;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.config.ConfigSources;
import dev.noema.data.DataException;
import dev.noema.experiment.Experiment;
import dev.noema.experiment.Provenance;
import dev.noema.experiment.Run;
import dev.noema.schedule.Span;
import dev.noema.spi.RequestException;
import dev.noema.training.Outcome;
import dev.noema.training.RunFolder;
import dev.noema.training.StepReport;
import dev.noema.training.StopRequest;
import dev.noema.training.TrainingListener;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Trains again what a run's folder describes: its resolved configuration, on the data of its
 * digest, with its precision, threads and number of steps.
 *
 * <p>A budget in minutes is repeated for as many steps as were made in them. Schedules that ended
 * with such a budget followed the clock, so that weights can differ then.
 */
public final class Reproduction {

    private final Run run;
    private final Provenance provenance;
    private final Checkpoint saved;
    private final Catalog catalog;
    private Path base;

    private Reproduction(Run run, Provenance provenance, Checkpoint saved, Catalog catalog) {
        this.run = run;
        this.provenance = provenance;
        this.saved = saved;
        this.catalog = catalog;
        this.base = Path.of(provenance.base() == null ? "" : provenance.base());
    }

    /**
     * Opens the run.
     *
     * @throws RequestException when the folder lacks what is needed, one line that says what
     */
    public static Reproduction of(Path folder, Catalog catalog) {
        Run run = Run.open(folder, catalog);
        Checkpoint saved =
                newest(run.folder())
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                folder
                                                        + ": holds no whole checkpoint to compare"
                                                        + " with"));
        return new Reproduction(run, run.provenance(), saved, catalog);
    }

    /** Lets relative paths to data start elsewhere than where the run was trained. */
    public Reproduction at(Path folder) {
        this.base = folder;
        return this;
    }

    /** The step up to which is trained: that of the run's newest checkpoint. */
    public long steps() {
        return saved.progress().step();
    }

    /** Whether the run's budget was in minutes, which do not repeat exactly. */
    public boolean followedTheClock() {
        return run.config().training().budget().unit() == Span.Unit.MINUTES;
    }

    /**
     * Trains in an empty folder.
     *
     * @param command what asks for it, for the provenance
     * @throws RequestException when the folder is not empty, or the data are others
     */
    public Outcome train(
            Path target, StopRequest stop, TrainingListener listener, List<String> command) {
        requireEmpty(target);
        Experiment again =
                Experiment.load(
                                new ConfigSources(
                                        List.of(run.folder().config()), List.of(), settings()),
                                catalog)
                        .at(base)
                        .expect(provenance.dataDigest())
                        .command(command)
                        .listen(listener)
                        .listen(new LastStep(steps(), stop))
                        .stopOn(stop);
        try {
            return again.train(target, false);
        } catch (DataException e) {
            throw new DataException(
                    e.getMessage()
                            + "; paths to data start in "
                            + base.toAbsolutePath()
                            + ", and --base names another folder",
                    e);
        }
    }

    /**
     * Compares the run with what {@link #train} made.
     *
     * @throws RequestException when it was stopped before the last step
     */
    public Verdict verdict(Path target) {
        RunFolder files = new RunFolder(target);
        Checkpoint again =
                newest(files)
                        .filter(newest -> newest.progress().step() == steps())
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                target
                                                        + ": was not trained up to step "
                                                        + steps()
                                                        + ", so nothing can be said"));
        SortedMap<String, Double> differences =
                TensorDifferences.between(saved.tensors(), again.tensors());
        SortedMap<String, Double> then = Figures.at(steps(), run.folder().metrics());
        SortedMap<String, Double> now = Figures.at(steps(), files.metrics());
        SortedMap<String, Verdict.Pair> figures = new TreeMap<>();
        then.forEach(
                (name, value) -> {
                    if (now.containsKey(name)) {
                        figures.put(name, new Verdict.Pair(value, now.get(name)));
                    }
                });
        return new Verdict(
                steps(),
                differences.isEmpty(),
                saved.tensors().size(),
                differences,
                figures,
                Circumstances.between(provenance, Run.open(target, catalog).provenance()));
    }

    /** What the run decided as it began, and its configuration leaves open. */
    private List<String> settings() {
        List<String> settings = new ArrayList<>();
        settings.add("training.precision=" + provenance.precision());
        settings.add("training.threads=" + provenance.threads());
        settings.add("training.device=" + (provenance.device().equals("cpu") ? "cpu" : "cuda"));
        if (followedTheClock()) {
            settings.add("training.budget=" + steps() + " steps");
        }
        return settings;
    }

    private static Optional<Checkpoint> newest(RunFolder folder) {
        return folder.checkpoints().newest(damaged -> {});
    }

    private static void requireEmpty(Path target) {
        if (!Files.exists(target)) {
            return;
        }
        try (Stream<Path> entries = Files.list(target)) {
            if (entries.anyMatch(entry -> !entry.endsWith(".lock"))) {
                throw new RequestException(
                        target + ": is not empty; name another folder with --run");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Ends the training where the run was saved last, if it was stopped before its budget. */
    private record LastStep(long step, StopRequest stop) implements TrainingListener {
        @Override
        public String name() {
            return "last-step";
        }

        @Override
        public void stepped(StepReport report) {
            if (report.step() >= step && report.step() < report.timeline().totalSteps()) {
                stop.request(0);
            }
        }
    }
}
