package dev.noema.cli;

import dev.noema.sweep.Sweep;
import dev.noema.sweep.SweepFolder;
import dev.noema.sweep.SweepPlan;
import dev.noema.sweep.SweepResult;
import dev.noema.training.Signals;
import dev.noema.training.StopRequest;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries many settings of one experiment. */
@Command(
        name = "sweep",
        description = {
            "Tries many settings of one experiment, each in a process of its own, and keeps the best.",
            "CONFIG describes the sweep; noema describe sweep lists its options."
        },
        footer = {
            "",
            "Examples:",
            "  noema sweep digits-sweep.yaml",
            "  noema sweep digits-sweep.yaml trials=50 parallel=2 strategy=random",
            "  noema sweep digits-sweep.yaml --resume",
            "  noema train sweeps/digits-sweep/best.yaml",
            "",
            "Ctrl-C saves all trials and ends. --resume repeats nothing that ended, also after a crash."
        })
final class SweepCommand implements Callable<Integer> {

    private static final int SIGNAL = 128;

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Mixin private ConfigArguments arguments;

    @Option(names = "--folder", paramLabel = "FOLDER", description = "Where (sweeps/NAME).")
    private Path folder;

    @Option(names = "--resume", description = "Go on with the sweep that the folder holds.")
    private boolean resume;

    @Mixin private final JsonOption json = new JsonOption();

    SweepCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public Integer call() throws InterruptedException {
        SweepPlan plan = SweepPlan.load(arguments.sources(), catalog.get());
        Path root = folder == null ? Path.of("sweeps", plan.config().name()) : folder;
        SweepFolder files = new SweepFolder(root.toAbsolutePath().normalize());
        StopRequest stop = new StopRequest();
        Signals.stopOn(stop);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter progress = json.asked() ? spec.commandLine().getErr() : out;
        Sweep sweep =
                new Sweep(
                        plan,
                        files,
                        new TrainingProcess(),
                        stop,
                        line -> {
                            progress.println(line);
                            progress.flush();
                        });
        SweepResult result = sweep.run(resume);
        out.print(json.asked() ? JsonOption.text(result) : SweepTable.text(result));
        if (!json.asked() && !result.front().isEmpty()) {
            out.println("the best configuration: " + root.resolve("best.yaml"));
        }
        out.flush();
        return stop.requested() ? SIGNAL + stop.signal() : 0;
    }
}
