package dev.noema.cli;

import dev.noema.generation.Encoding;
import dev.noema.generation.Items;
import dev.noema.generation.ModelFolder;
import dev.noema.generation.codes.CodeFormat;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the codes of items. */
@Command(
        name = "encode",
        description = "Writes the latent codes of files, or of the run's data.",
        footer = {
            "",
            "Examples:",
            "  noema encode runs/digits --out codes.npy",
            "  noema encode runs/digits --part train --format jsonl",
            "  noema encode runs/faces/bundle photos/*.png --out codes.csv",
            "  noema encode runs/digits --parameter log_variance --out spread.csv"
        })
final class EncodeCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Mixin private final ModelAndItems source;

    @Option(
            names = "--parameter",
            paramLabel = "NAME",
            defaultValue = "mean",
            description = "Which parameter of the posterior: mean, log_variance (mean).")
    private String parameter;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (as the file's ending says, or csv).")
    private CodeFormat format;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Where (a file named after the model).")
    private Path out;

    EncodeCommand(Supplier<Catalog> catalog) {
        source = new ModelAndItems(catalog);
    }

    @Override
    public void run() {
        CodeFormat chosen = format == null && out != null ? CodeFormat.of(out) : usual();
        try (ModelFolder model = source.openModel();
                Items items = source.openItems(model, Integer.MAX_VALUE)) {
            Path file =
                    out == null ? Path.of(model.model().about().name() + "-codes." + chosen) : out;
            chosen.write(Encoding.of(model, items, parameter, Limit.atOnce(model)), file);
            spec.commandLine().getOut().println(file + ": " + items.size() + " codes");
            spec.commandLine().getOut().flush();
        }
    }

    private CodeFormat usual() {
        return format == null ? CodeFormat.CSV : format;
    }
}
