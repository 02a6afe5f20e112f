package dev.noema.sweep;

import dev.noema.checkpoint.FileFault;
import dev.noema.config.ConfigBinder;
import dev.noema.config.ConfigException;
import dev.noema.config.ConfigSources;
import dev.noema.config.ExperimentConfig;
import dev.noema.config.PartCatalog;
import dev.noema.config.Problem;
import dev.noema.config.Resolved;
import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A sweep as its file describes it, checked against its experiment. */
public final class SweepPlan {

    private static final String THREADS = "training.threads";

    private final Resolved<SweepConfig> sweep;
    private final ConfigBinder binder;
    private final ConfigSources experiment;
    private final Resolved<ExperimentConfig> base;

    private SweepPlan(
            Resolved<SweepConfig> sweep,
            ConfigBinder binder,
            ConfigSources experiment,
            Resolved<ExperimentConfig> base) {
        this.sweep = sweep;
        this.binder = binder;
        this.experiment = experiment;
        this.base = base;
    }

    /**
     * Reads a sweep and its experiment, and tries every end of what is varied.
     *
     * @throws ConfigException with everything that is wrong in the sweep, or in its experiment
     * @throws RequestException when the experiment does not take a value
     */
    public static SweepPlan load(ConfigSources file, PartCatalog parts) {
        ConfigBinder binder = new ConfigBinder(parts);
        Resolved<SweepConfig> sweep = binder.read(SweepConfig.class, file);
        SweepConfig config = sweep.value();
        List<Path> files = config.experiment().stream().map(sweep.base()::resolve).toList();
        ConfigSources experiment = new ConfigSources(files, config.profile(), config.settings());
        SweepPlan plan =
                new SweepPlan(
                        sweep, binder, experiment, binder.read(ExperimentConfig.class, experiment));
        plan.requireValues();
        return plan;
    }

    public SweepConfig config() {
        return sweep.value();
    }

    Space space() {
        return new Space(config().space());
    }

    Goals goals() {
        return new Goals(config().goals());
    }

    private void requireValues() {
        Space space = space();
        List<String> keys = List.copyOf(config().space().keySet());
        for (int axis = 0; axis < space.size(); axis++) {
            Dimension dimension = space.dimensions().get(axis);
            int ends = dimension.ordered() ? 2 : dimension.size();
            for (int end = 0; end < ends; end++) {
                double[] point = new double[space.size()];
                Arrays.fill(point, 0.5);
                point[axis] = dimension.ordered() ? end : (end + 0.5) / ends;
                requireValue(keys.get(axis), Trial.proposed(0, point, space.settings(point)));
            }
        }
    }

    private void requireValue(String key, Trial trial) {
        try {
            binder.read(ExperimentConfig.class, experiment.with(trial.arguments()));
        } catch (ConfigException e) {
            Problem problem = e.problems().get(0);
            String place =
                    sweep.origins().entrySet().stream()
                            .filter(origin -> origin.getKey().startsWith("space." + key))
                            .map(origin -> origin.getValue().place() + ": ")
                            .findFirst()
                            .orElse("");
            throw new RequestException(
                    place
                            + "space."
                            + key
                            + ": the experiment refuses the value "
                            + trial.settings().get(key)
                            + ": "
                            + problem,
                    e);
        }
    }

    /** What a trial's process trains. */
    ConfigSources trial(Trial trial, int threads) {
        List<String> settings = new ArrayList<>(trial.arguments());
        if (threads > 0) {
            settings.add(THREADS + "=" + threads);
        }
        return experiment.with(settings);
    }

    /** How many threads each trial takes; 0 where the experiment says so itself. */
    int threads() {
        boolean said =
                base.value().training().threads() > 0 || config().space().containsKey(THREADS);
        return said || config().parallel() == 1
                ? 0
                : Math.max(1, Runtime.getRuntime().availableProcessors() / config().parallel());
    }

    /** All that decides the trials and their figures, for comparison with a later one. */
    String identity() {
        SweepConfig config = config();
        SweepConfig fixed =
                new SweepConfig(
                        config.name(),
                        config.experiment(),
                        config.profile(),
                        config.settings(),
                        config.space(),
                        config.strategy(),
                        config.goals(),
                        config.seed(),
                        1,
                        0,
                        1,
                        config.pruning());
        return binder.resolve(fixed).yaml() + base.yaml();
    }

    /** Writes the experiment with a trial's settings to a file that trains by itself. */
    void writeBest(Trial best, Path file) {
        List<String> settings = new ArrayList<>(best.arguments());
        settings.add("name=" + config().name() + "-best");
        String yaml = binder.read(ExperimentConfig.class, experiment.with(settings)).yaml();
        StringBuilder text = new StringBuilder();
        text.append("# Trial ")
                .append(best.number())
                .append(" of the sweep ")
                .append(config().name());
        best.values()
                .forEach(
                        (metric, value) ->
                                text.append(", ").append(metric).append(' ').append(value));
        text.append("\n# ").append(String.join(" ", best.arguments())).append('\n');
        text.append("base: ").append(quoted(base.base().toAbsolutePath().normalize().toString()));
        text.append('\n').append(yaml);
        try {
            AtomicFile.write(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + FileFault.reason(e), e);
        }
    }

    private static String quoted(String path) {
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${") + "\"";
    }

    /** The line at which two texts part, for a message. */
    static String difference(String before, String now) {
        List<String> old = before.lines().toList();
        List<String> given = now.lines().toList();
        return IntStream.range(0, Math.min(old.size(), given.size()))
                .filter(i -> !old.get(i).equals(given.get(i)))
                .mapToObj(i -> old.get(i).strip() + " has become " + given.get(i).strip())
                .findFirst()
                .orElse("its length has");
    }
}
