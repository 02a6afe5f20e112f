package dev.noema.cli;

import dev.noema.experiment.Experiment;
import dev.noema.report.RunReport;
import dev.noema.training.Outcome;
import dev.noema.training.Seconds;
import dev.noema.training.Signals;
import dev.noema.training.StopRequest;
import dev.noema.training.listener.ConsoleProgress;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Goes the whole way once, on data that ships with Noema. */
@Command(
        name = "demo",
        description =
                "Trains on handwritten digits, makes new ones, evaluates, exports and reports; takes"
                        + " some minutes.",
        footer = {
            "",
            "Examples:",
            "  noema demo",
            "  noema demo --out /tmp/digits --fresh",
            "",
            "Each stage is a command of its own, and a demo that was stopped goes on when called again."
        })
final class DemoCommand implements Callable<Integer> {

    /** A stage after training: a command, and what it leaves in the folder. */
    private record Stage(String left, String meaning, List<String> command) {}

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "runs/demo",
            description = "Where (runs/demo).")
    private Path out;

    @Option(names = "--fresh", description = "Replace a demo that is there.")
    private boolean fresh;

    DemoCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public Integer call() {
        DemoFolder folder = new DemoFolder(out);
        if (fresh) {
            folder.delete();
        }
        if (folder.isFinished()) {
            say("%s holds a demo already: see %s; --fresh makes it anew", out, report());
            return CommandLine.ExitCode.OK;
        }
        boolean begun = folder.isBegun();
        say(
                begun
                        ? "Going on with the demo in %s."
                        : "A variational autoencoder learns handwritten digits, in %s.",
                out);
        long start = System.nanoTime();
        Outcome outcome = train(folder.experiment(), begun);
        if (outcome.signal() != 0) {
            say("noema demo goes on from here");
            return outcome.exitCode();
        }
        say("");
        line("checkpoints" + separator(), "the trained model", outcome.elapsedSeconds());
        for (Stage stage : stages()) {
            int code = run(stage);
            if (code != CommandLine.ExitCode.OK) {
                return code;
            }
        }
        say("%nDone in %s. Open %s in a browser.", Seconds.text(since(start)), report());
        say("More digits: noema sample %s --n 100 --seed 7 --out digits.png", out);
        return CommandLine.ExitCode.OK;
    }

    private Outcome train(Path experiment, boolean resume) {
        StopRequest stop = new StopRequest();
        Signals.stopOn(stop);
        return Experiment.load(experiment, List.of(), catalog.get())
                .listen(new ConsoleProgress(System.out, Terminal.isInteractive()))
                .stopOn(stop)
                .train(out, resume);
    }

    private List<Stage> stages() {
        return List.of(
                sheet(
                        "samples.png",
                        "new digits, a column for each class",
                        "sample",
                        "--temperature",
                        "0.8"),
                sheet(
                        "reconstructions.png",
                        "unseen digits, each above what is decoded from its code",
                        "reconstruct",
                        "--n",
                        "32"),
                sheet("interpolation.png", "ways from one code to another", "interpolate"),
                sheet(
                        "traversal.png",
                        "what single latent dimensions change in a 5",
                        "traverse",
                        "--class",
                        "5",
                        "--dimensions",
                        "8"),
                stage("evaluation.json", "how good it is on the test data", "evaluate"),
                stage("bundle" + separator(), "ONNX, proven equal to the model", "export"),
                stage(RunReport.FILE, "all of this on one page", "report"));
    }

    private Stage sheet(String file, String meaning, String verb, String... options) {
        Stage stage = stage(file, meaning, verb, "--out", out.resolve(file).toString());
        List<String> command = new ArrayList<>(stage.command());
        command.addAll(List.of(options));
        return new Stage(file, meaning, command);
    }

    private Stage stage(String left, String meaning, String verb, String... options) {
        List<String> command = new ArrayList<>(List.of(verb, out.toString()));
        command.addAll(List.of(options));
        return new Stage(left, meaning, command);
    }

    private int run(Stage stage) {
        long start = System.nanoTime();
        CommandLine noema = Main.commandLine(catalog);
        noema.setOut(new PrintWriter(Writer.nullWriter()));
        noema.setErr(spec.commandLine().getErr());
        int code = noema.execute(stage.command().toArray(new String[0]));
        if (code == CommandLine.ExitCode.OK) {
            line(stage.left(), stage.meaning(), since(start));
        }
        return code;
    }

    private void line(String left, String meaning, double seconds) {
        String time =
                seconds < 10
                        ? String.format(Locale.ROOT, "%.1f s", seconds)
                        : Seconds.text(seconds);
        say("  %-20s %-56s %12s", left, meaning, time);
    }

    private Path report() {
        return out.resolve(RunReport.FILE);
    }

    private String separator() {
        return out.getFileSystem().getSeparator();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private void say(String format, Object... values) {
        PrintWriter console = spec.commandLine().getOut();
        console.printf(Locale.ROOT, format + "%n", values);
        console.flush();
    }
}
