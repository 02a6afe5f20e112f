package dev.noema.cli;

import dev.noema.checkpoint.FileFault;
import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.data.Split;
import dev.noema.experiment.Experiment;
import dev.noema.experiment.SheetFiles;
import dev.noema.generation.DataItems;
import dev.noema.serving.Codec;
import dev.noema.serving.Tensor;
import dev.noema.spi.RequestException;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows some of what an experiment learns from. */
@Command(
        name = "preview",
        description = "Writes some of an experiment's items to one file, as the model sees them.",
        footer = {
            "",
            "Examples:",
            "  noema data preview faces.yaml",
            "  noema data preview faces.yaml --augment --items 100 --out faces.png"
        })
final class DataPreviewCommand implements Runnable {

    private static final int MOST_ITEMS = 4096;

    private final Supplier<Catalog> catalog;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "CONFIG", description = "The experiment's YAML file.")
    private Path file;

    @Parameters(
            index = "1..*",
            paramLabel = "KEY=VALUE",
            description = "Settings that go before those of the file.")
    private List<String> settings = List.of();

    @Option(names = "--out", paramLabel = "FILE", description = "The file to write (NAME-data.*).")
    private Path out;

    @Option(
            names = "--items",
            paramLabel = "COUNT",
            defaultValue = "64",
            description = "How many items, drawn by the experiment's seed (${DEFAULT-VALUE}).")
    private int items;

    @Option(
            names = "--part",
            paramLabel = "PART",
            defaultValue = "train",
            description = "Which part of the data: ${COMPLETION-CANDIDATES} (train).")
    private DataItems.Part part;

    @Option(names = "--augment", description = "As training reads them in its first epoch.")
    private boolean augment;

    DataPreviewCommand(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public void run() {
        Limit.check("--items", items, 1, MOST_ITEMS);
        Experiment experiment = Experiment.load(file, settings, catalog.get());
        try (Data data = experiment.data()) {
            Dataset shown = part.of(data);
            if (shown.size() == 0) {
                throw new DataException("the data hold no " + part + " items");
            }
            Codec codec = Codec.named(data.description().codec());
            Path target =
                    out == null
                            ? Path.of(experiment.config().name() + "-data." + codec.extension())
                            : out;
            Tensor sheet = read(shown, experiment.config().seed());
            write(codec, sheet, data.description().preprocessing(), target);
            PrintWriter terminal = spec.commandLine().getOut();
            terminal.println(
                    target
                            + ": "
                            + Math.min(items, shown.size())
                            + " of "
                            + String.format(Locale.ROOT, "%,d", shown.size())
                            + " items");
            terminal.flush();
        }
    }

    private Tensor read(Dataset shown, long seed) {
        List<String> keys = IntStream.range(0, shown.size()).mapToObj(shown::key).toList();
        int[] drawn = Split.sample(keys, items, seed);
        return shown.read(drawn, new Draw(seed, 0, augment)).get("x");
    }

    private static void write(
            Codec codec, Tensor sheet, Map<String, Object> preprocessing, Path target) {
        Path parent = target.toAbsolutePath().getParent();
        if (!Files.isDirectory(parent)) {
            throw new RequestException(parent + ": there is no such folder to write to");
        }
        int columns = (int) Math.ceil(Math.sqrt(sheet.shape()[0]));
        try {
            SheetFiles.write(codec, sheet, columns, preprocessing, target);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    target + ": cannot be written: " + FileFault.reason(e), e);
        }
    }
}
