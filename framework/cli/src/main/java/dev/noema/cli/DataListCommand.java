package dev.noema.cli;

import dev.noema.cli.fetch.Source;
import dev.noema.cli.fetch.SourceTable;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the data that can be fetched. */
@Command(
        name = "list",
        description = "Lists the sample data that can be fetched.",
        footer = {"", "Examples:", "  noema data list", "  noema data list --json"})
final class DataListCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        Map<String, Source> sources = SourceTable.read().sources();
        if (json.asked()) {
            out.print(JsonOption.text(sources));
        } else {
            sources.forEach((name, source) -> SourceLines.print(name, source, out));
        }
        out.flush();
    }
}
