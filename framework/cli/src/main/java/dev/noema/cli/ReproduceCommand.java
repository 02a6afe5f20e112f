package dev.noema.cli;

import dev.noema.reproduction.Reproduction;
import dev.noema.reproduction.Verdict;
import dev.noema.training.Outcome;
import dev.noema.training.Signals;
import dev.noema.training.StopRequest;
import dev.noema.training.listener.ConsoleProgress;
import dev.noema.wiring.Catalog;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a run again and says whether the same came out. */
@Command(
        name = "reproduce",
        description = {
            "Trains a run again from its folder alone, and says whether its weights are the same bits,",
            "or how far the figures differ."
        },
        footer = {
            "",
            "Examples:",
            "  noema reproduce runs/digits",
            "  noema reproduce runs/digits --run /tmp/again --base . --json",
            "",
            "Exit codes: 0 the same bits; 1 others, as another processor or version gives;",
            "2 it cannot be tried: the data are others, or something is missing."
        })
final class ReproduceCommand implements Callable<Integer> {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", converter = ModelPath.class, description = "The run's folder.")
    private Path folder;

    @Option(
            names = "--run",
            paramLabel = "FOLDER",
            description = "Where to train (RUN-reproduced).")
    private Path target;

    @Option(
            names = "--base",
            paramLabel = "FOLDER",
            description = "Where relative paths to data start (where they did for the run).")
    private Path base;

    @Mixin private final JsonOption json = new JsonOption();

    ReproduceCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    @SuppressWarnings("SystemConsoleNull") // the launcher sets jdk.console, so newer JDKs agree
    public Integer call() {
        Reproduction reproduction = Reproduction.of(folder, catalog.get());
        if (base != null) {
            reproduction.at(base);
        }
        Path place = target == null ? beside(folder) : target;
        StopRequest stop = new StopRequest();
        Signals.stopOn(stop);
        PrintStream progress = json.asked() ? System.err : System.out;
        Outcome outcome =
                reproduction.train(
                        place,
                        stop,
                        new ConsoleProgress(progress, !json.asked() && Terminal.isInteractive()),
                        Invocation.words(spec));
        if (outcome.exitCode() != 0) {
            return outcome.exitCode();
        }
        Verdict verdict = reproduction.verdict(place);
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            out.print(JsonOption.text(verdict));
        } else {
            VerdictLines.of(verdict, reproduction.followedTheClock()).forEach(out::println);
            out.println("the run is in " + place);
        }
        out.flush();
        return verdict.identical() ? 0 : Failures.RUN_FAILED;
    }

    private static Path beside(Path run) {
        String name = run.toAbsolutePath().normalize().getFileName() + "-reproduced";
        return run.resolveSibling(name).normalize();
    }
}
