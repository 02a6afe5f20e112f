package dev.noema.samples;

import dev.noema.config.ConfigSources;
import dev.noema.sweep.Sweep;
import dev.noema.sweep.SweepFolder;
import dev.noema.sweep.SweepPlan;
import dev.noema.training.StopRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A sweep of fake trials in a process that a test may kill. */
final class SweepMain {

    private SweepMain() {}

    /** Takes the sweep's file and folder. */
    public static void main(String[] arguments) throws InterruptedException {
        Path file = Path.of(arguments[0]);
        SweepFolder folder = new SweepFolder(Path.of(arguments[1]));
        new Sweep(
                        SweepPlan.load(ConfigSources.of(file, List.of()), TinyDigits.CATALOG),
                        folder,
                        FakeTrials.in(file.getParent()),
                        new StopRequest(),
                        line -> {})
                .run(Files.exists(folder.journal()));
    }
}
