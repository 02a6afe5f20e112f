package dev.noema.cli;

import dev.noema.report.Comparison;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sets runs beside each other. */
@Command(
        name = "compare",
        description = {
            "Sets runs beside each other: figures with the best marked, what their configurations",
            "differ in, mean and 95% interval over seeds; a page adds curves and samples."
        },
        footer = {
            "",
            "Examples:",
            "  noema compare runs/narrow runs/wide",
            "  noema compare runs/* --out comparison.html",
            "  noema compare runs/seed-1 runs/seed-2 runs/seed-3 --json",
            "",
            "Runs that differ in nothing but seed and name form a group."
        })
final class CompareCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Parameters(
            paramLabel = "RUN",
            converter = ModelPath.class,
            arity = "2..*",
            description = "The runs' folders.")
    private List<Path> runs;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where the page is written (comparison.html; with --json nowhere).")
    private Path out;

    @Option(names = "--json", description = "Print JSON in place of the table.")
    private boolean json;

    @Override
    public void run() {
        Comparison comparison = Comparison.of(runs);
        PrintWriter console = spec.commandLine().getOut();
        console.print(json ? comparison.json() + "\n" : comparison.text());
        if (!json || out != null) {
            Path page = out == null ? Path.of("comparison.html") : out;
            comparison.write(page);
            if (!json) {
                console.println("the page is " + page);
            }
        }
        console.flush();
    }
}
