package dev.noema.cli;

import dev.noema.report.RunReport;
import java.nio.file.Path;
import picocli.CommandLine.Command;
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

    @Override
    public void run() {
        spec.commandLine().getOut().println("the report is " + RunReport.write(run));
        spec.commandLine().getOut().flush();
    }
}
