package dev.noema.cli;

import dev.noema.data.Data;
import dev.noema.experiment.Experiment;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what an experiment learns from. */
@Command(
        name = "summary",
        description = "Reads an experiment's data and says what they hold.",
        footer = {
            "",
            "Examples:",
            "  noema data summary digits.yaml",
            "  noema data summary digits.yaml --json"
        })
final class DataSummaryCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "CONFIG", description = "The experiment's YAML file.")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "Settings that go before those of the file.")
    private List<String> settings = List.of();

    @Mixin private final JsonOption json = new JsonOption();

    DataSummaryCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        Experiment experiment = Experiment.load(file, settings, catalog.get());
        PrintWriter out = spec.commandLine().getOut();
        try (Data data = experiment.data()) {
            DataSummary summary = new DataSummary(experiment.config().data().type(), data);
            if (json.asked()) {
                out.print(JsonOption.text(summary.facts()));
            } else {
                summary.lines().forEach(out::println);
            }
        }
        out.flush();
    }
}
