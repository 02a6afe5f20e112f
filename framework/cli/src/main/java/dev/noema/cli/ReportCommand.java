package dev.noema.cli;

import dev.noema.report.RunReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a page about a run. */
@Command(
        name = "report",
        description = "Writes report.html of a run: one file, for any browser, without network.",
        footer = {
            "",
            "Examples:",
            "  noema report runs/digits",
            "",
            "It shows what the run's folder holds: pictures that `sample` and its like left there,",
            "the figures of `evaluate`, the parity report of `export`."
        })
final class ReportCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "RUN", converter = ModelPath.class, description = "The run's folder.")
    private Path run;

    @Mixin private final JsonOption json = new JsonOption();

    @Override
    public void run() {
        String report = RunReport.write(run).toString();
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                json.asked()
                        ? JsonOption.text(Map.of("report", report))
                        : "the report is " + report + System.lineSeparator());
        out.flush();
    }
}
