package dev.noema.sweep;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Which trials are made of an experiment, and what they are to reach. */
@Summary("Many trials of one experiment, in search of the best")
public record SweepConfig(
        @Option("what the sweep is called; names its folder") String name,
        @Option("the experiment's files, relative to this one, the later over the earlier")
                List<String> experiment,
        @Option("profiles of the experiment that hold for every trial") List<String> profile,
        @Option("settings that hold for every trial, such as training.budget=2 epochs")
                List<String> settings,
        @Option("what is varied: keys of the experiment, each with its values")
                Map<String, Dimension> space,
        @Option("how values are proposed") Strategy strategy,
        @Option("metrics, the most important first, each with the way it gets better")
                Map<String, Direction> goals,
        @Option("where all randomness of the proposals starts") long seed,
        @Option(value = "how many trials there are at most", minimum = 1, maximum = 100_000)
                int trials,
        @Option(value = "after how many minutes the sweep ends; 0 for no such end", minimum = 0)
                double minutes,
        @Option(value = "how many trials run at a time", minimum = 1, maximum = 1000) int parallel,
        @Option("when a trial is given up") Pruning pruning) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    public SweepConfig {
        if (name != null && !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name holds what no folder should; allowed are letters, digits, '.', '_' and '-'");
        }
        requireSome("experiment", experiment == null || !experiment.isEmpty());
        requireSome("space", space == null || !space.isEmpty());
        requireSome("goals", goals == null || !goals.isEmpty());
    }

    private static void requireSome(String option, boolean some) {
        if (!some) {
            throw new IllegalArgumentException(option + " is empty; allowed is at least one");
        }
    }

    public static SweepConfig defaults() {
        Map<String, Direction> goals = new LinkedHashMap<>();
        goals.put("validation.elbo", Direction.MAX);
        return new SweepConfig(
                null,
                null,
                List.of(),
                List.of(),
                null,
                Tpe.defaults(),
                goals,
                0,
                20,
                0,
                1,
                new Pruning.None());
    }
}
