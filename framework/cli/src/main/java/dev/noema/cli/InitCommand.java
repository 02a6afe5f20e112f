package dev.noema.cli;

import dev.noema.data.ExperimentProposal;
import dev.noema.serving.files.OneLine;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a configuration for the data in a folder. */
@Command(
        name = "init",
        description = "Looks at a folder of data and writes a commented configuration that fits.",
        footer = {
            "",
            "Examples:",
            "  noema init photos",
            "  noema init photos --out experiments/photos.yaml",
            "",
            "Paths in a configuration are relative to the configuration's own folder."
        })
final class InitCommand implements Runnable {

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "The folder with the data.")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The configuration to write (FOLDER's name with .yaml, in this folder).")
    private Path out;

    @Option(names = "--force", description = "Write over a file that is there already.")
    private boolean force;

    InitCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        FolderContents.require(folder);
        NewConfig file = NewConfig.of(folder, out, force);
        ExperimentProposal proposal = propose(file.source());
        file.write(proposal);
        PrintWriter terminal = spec.commandLine().getOut();
        proposal.findings()
                .forEach(finding -> terminal.println(folder + ": " + OneLine.of(finding)));
        terminal.println("wrote " + file.path());
        terminal.println("next: noema train " + Shell.quoted(file.path().toString()));
        terminal.flush();
    }

    private ExperimentProposal propose(String source) {
        Catalog parts = catalog.get();
        return parts.inspectors().stream()
                .flatMap(inspector -> inspector.inspect(folder, source).stream())
                .max(Comparator.comparingInt(ExperimentProposal::files))
                .orElseThrow(() -> FolderContents.unknown(folder, parts));
    }
}
