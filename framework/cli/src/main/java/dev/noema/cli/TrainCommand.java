package dev.noema.cli;

import dev.noema.experiment.Experiment;
import dev.noema.training.Outcome;
import dev.noema.training.RunFolder;
import dev.noema.training.Signals;
import dev.noema.training.StopRequest;
import dev.noema.training.listener.ConsoleProgress;
import dev.noema.training.tensorboard.TensorBoardEvents;
import dev.noema.wiring.Catalog;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains what a configuration describes. */
@Command(
        name = "train",
        description = "Trains the experiment of a configuration in a run folder.",
        footer = {
            "",
            "Examples:",
            "  noema train digits.yaml",
            "  noema train digits.yaml training.budget='2 minutes' --run runs/quick",
            "  noema train digits.yaml wide.yaml --profile quick",
            "  noema train digits.yaml --resume",
            "  noema train digits.yaml --tensorboard",
            "  noema train digits.yaml --mlflow http://localhost:5000",
            "  noema train digits.yaml --json | jq .metrics",
            "",
            "Ctrl-C saves and ends; a second one ends at once. --resume goes on bit for bit."
        })
final class TrainCommand implements Callable<Integer> {

    static final String STOP_AT_END_OF_INPUT = "--stop-at-end-of-input";

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Mixin private ConfigArguments arguments;

    @Option(names = "--run", paramLabel = "FOLDER", description = "Where (runs/NAME).")
    private Path folder;

    @Option(names = "--resume", description = "Go on from the newest checkpoint.")
    private boolean resume;

    @Option(names = "--tensorboard", description = "Write events for TensorBoard into the run.")
    private boolean tensorBoard;

    @Mixin private final MlflowOptions mlflow = new MlflowOptions();

    @Mixin private final JsonOption json = new JsonOption();

    @Option(
            names = STOP_AT_END_OF_INPUT,
            hidden = true,
            description = "Save and end when standard input ends, as it does when a sweep dies.")
    private boolean stopAtEndOfInput;

    TrainCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    @SuppressWarnings("SystemConsoleNull") // the launcher sets jdk.console, so newer JDKs agree
    public Integer call() {
        StopRequest stop = new StopRequest();
        if (stopAtEndOfInput) {
            EndOfInput.stops(stop);
        }
        Experiment experiment = Experiment.load(arguments.sources(), catalog.get());
        Path run = folder == null ? Path.of("runs", experiment.config().name()) : folder;
        Signals.stopOn(stop);
        if (tensorBoard) {
            experiment.listen(new TensorBoardEvents(new RunFolder(run), Clock.systemUTC()));
        }
        mlflow.tracking(new RunFolder(run), experiment.config().name())
                .ifPresent(experiment::listen);
        PrintStream progress = json.asked() ? System.err : System.out;
        TrainingSummary summary = new TrainingSummary();
        Outcome outcome =
                experiment
                        .listen(
                                new ConsoleProgress(
                                        progress, !json.asked() && Terminal.isInteractive()))
                        .listen(summary)
                        .stopOn(stop)
                        .command(Invocation.words(spec))
                        .train(run, resume);
        System.out.print(
                json.asked()
                        ? JsonOption.text(summary.facts(run, outcome))
                        : "the run is in " + run + System.lineSeparator());
        return outcome.exitCode();
    }
}
