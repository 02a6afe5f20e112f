package dev.noema.cli;

import dev.noema.wiring.Catalog;
import dev.noema.wiring.Modality;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** What a command answered. */
record CommandRun(int exit, String out, String err) {

    static CommandRun of(Modality modality, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(() -> Catalog.of(List.of(modality)));
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        return new CommandRun(exit, out.toString(), err.toString());
    }
}
