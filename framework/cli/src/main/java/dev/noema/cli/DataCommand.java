package dev.noema.cli;

import dev.noema.wiring.Catalog;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what there is to do with data. */
@Command(
        name = "data",
        description = "Fetches sample data, and shows what an experiment learns from.",
        footer = {
            "",
            "Examples:",
            "  noema data list",
            "  noema data fetch faces",
            "  noema data summary faces.yaml",
            "  noema data preview faces.yaml --augment"
        })
final class DataCommand implements Runnable {

    @Spec private CommandSpec spec;

    private DataCommand() {}

    /** The command with its own subcommands. */
    static CommandLine of(Supplier<Catalog> catalog) {
        return new CommandLine(new DataCommand())
                .addSubcommand(new DataListCommand())
                .addSubcommand(new DataFetchCommand())
                .addSubcommand(new DataSummaryCommand(catalog))
                .addSubcommand(new DataPreviewCommand(catalog));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "one of " + String.join(", ", spec.subcommands().keySet()) + " is missing");
    }
}
