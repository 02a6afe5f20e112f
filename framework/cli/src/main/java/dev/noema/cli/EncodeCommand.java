package dev.noema.cli;

import dev.noema.generation.Items;
import dev.noema.generation.ModelFolder;
import dev.noema.generation.codes.CodeFormat;
import dev.noema.generation.codes.CodeTable;
import dev.noema.serving.FloatTensor;
import dev.noema.wiring.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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

    private static final int ITEMS_AT_ONCE = 256;

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
            chosen.write(encode(model, items), file);
            spec.commandLine().getOut().println(file + ": " + items.size() + " codes");
            spec.commandLine().getOut().flush();
        }
    }

    private CodeFormat usual() {
        return format == null ? CodeFormat.CSV : format;
    }

    private CodeTable encode(ModelFolder model, Items items) {
        int atOnce = Math.min(ITEMS_AT_ONCE, Limit.items(model));
        int latent = model.model().about().latent();
        float[] codes = new float[Math.multiplyExact(items.size(), latent)];
        List<String> names = new ArrayList<>();
        List<String> classes = new ArrayList<>();
        for (int from = 0; from < items.size(); from += atOnce) {
            Items.Block block = items.read(from, Math.min(items.size(), from + atOnce));
            float[] values = posterior(model, block).values();
            System.arraycopy(values, 0, codes, from * latent, values.length);
            names.addAll(block.names());
            block.classes().stream()
                    .flatMapToLong(numbers -> Arrays.stream(numbers.values()))
                    .forEach(number -> classes.add(items.classes().get((int) number)));
        }
        return new CodeTable(names, classes, new FloatTensor(codes, items.size(), latent));
    }

    private FloatTensor posterior(ModelFolder model, Items.Block block) {
        Map<String, FloatTensor> parameters =
                model.model().encode(block.x(), model.classes().condition(block));
        FloatTensor found = parameters.get(parameter);
        if (found == null) {
            throw new IllegalArgumentException(
                    "--parameter is \""
                            + parameter
                            + "\"; allowed are "
                            + String.join(", ", parameters.keySet()));
        }
        return found;
    }
}
