package dev.noema.cli;

import dev.noema.data.DataException;
import dev.noema.data.ExperimentProposal;
import dev.noema.data.Inspector;
import dev.noema.serving.files.OneLine;
import dev.noema.wiring.Catalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  noema init photos --json",
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

    @Mixin private final JsonOption json = new JsonOption();

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
        List<String> findings = proposal.findings().stream().map(OneLine::of).toList();
        if (json.asked()) {
            terminal.print(
                    JsonOption.text(
                            Map.of("config", file.path().toString(), "findings", findings)));
        } else {
            findings.forEach(finding -> terminal.println(folder + ": " + finding));
            terminal.println("wrote " + file.path());
            terminal.println("next: noema train " + Shell.quoted(file.path().toString()));
        }
        terminal.flush();
    }

    // What one module cannot use, another may: a fault is told where nothing else was found.
    private ExperimentProposal propose(String source) {
        Catalog parts = catalog.get();
        List<ExperimentProposal> proposals = new ArrayList<>();
        List<DataException> faults = new ArrayList<>();
        for (Inspector inspector : parts.inspectors()) {
            try {
                inspector.inspect(folder, source).ifPresent(proposals::add);
            } catch (DataException e) {
                faults.add(e);
            }
        }
        return proposals.stream()
                .max(Comparator.comparingInt(ExperimentProposal::files))
                .orElseThrow(
                        () ->
                                faults.isEmpty()
                                        ? FolderContents.unknown(folder, parts)
                                        : faults.get(0));
    }
}
