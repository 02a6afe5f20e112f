package dev.noema.cli;

import dev.noema.cli.fetch.SourceTable;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the data that can be fetched. */
@Command(name = "list", description = "Lists the sample data that can be fetched.")
final class DataListCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        SourceTable.read()
                .sources()
                .forEach((name, source) -> SourceLines.print(name, source, out));
        out.flush();
    }
}
