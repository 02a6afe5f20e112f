package dev.noema.cli;

import dev.noema.checkpoint.FileFault;
import dev.noema.experiment.Rows;
import dev.noema.experiment.SheetFiles;
import dev.noema.generation.ModelFolder;
import dev.noema.serving.Codec;
import dev.noema.serving.Tensor;
import dev.noema.serving.generation.Generation;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a verb writes items: one sheet of all, or a folder with a file for each. */
final class Output {

    private static final int MOST_ON_A_SHEET = 4096;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE|FOLDER",
            description =
                    "A file such as x.png for a sheet of all items, a folder for a file each"
                            + " (a sheet named after model and command).")
    private Path out;

    @Option(names = "--files", description = "Write a file for each item, not a sheet.")
    private boolean files;

    /** Whether a place or a form was asked for. */
    boolean asked() {
        return out != null || files;
    }

    /** Whether each item gets a file of its own. */
    boolean separate(ModelFolder model) {
        List<String> endings =
                model.codec().sheetExtensions().stream().map(ending -> "." + ending).toList();
        if (out == null || files && Files.isDirectory(out)) {
            return files;
        }
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        boolean sheet = endings.stream().anyMatch(name::endsWith) && !Files.isDirectory(out);
        if (files && sheet) {
            throw new RequestException(
                    "--files writes a folder, and " + out + " is named as a file; leave one out");
        }
        if (!sheet && !files && name.matches(".*\\.[a-z]{2,4}") && !Files.isDirectory(out)) {
            throw new RequestException(
                    out + ": a sheet of this model is a " + String.join(" or ", endings) + " file");
        }
        return !sheet;
    }

    /**
     * Shows items that can be read in a terminal, unless a place is named; all others are written
     * as {@link #save} does, and it is said where.
     */
    void write(ModelFolder model, Tensor items, int columns) {
        PrintWriter console = command.commandLine().getOut();
        Codec codec = model.codec();
        Map<String, Object> preprocessing = model.model().about().preprocessing();
        boolean readable = codec.text(items, 0, preprocessing).isPresent();
        if (readable && out == null && !files) {
            for (int item = 0; item < items.shape()[0]; item++) {
                console.println(codec.text(items, item, preprocessing).orElse(""));
            }
        } else {
            console.println(save(model, items, columns));
        }
        console.flush();
    }

    /**
     * Makes items and writes them as {@link #write} does, but those that can be read in a terminal
     * while they are made.
     */
    void stream(ModelFolder model, Generation generation, int columns) {
        Map<String, Object> preprocessing = model.model().about().preprocessing();
        Codec codec = model.codec();
        boolean readable = codec.text(generation.items(), 0, preprocessing).isPresent();
        if (readable && out == null && !files) {
            new LineStream(
                            (made, item) -> codec.text(made, item, preprocessing).orElse(""),
                            command.commandLine().getOut(),
                            Terminal.isInteractive())
                    .print(generation);
        } else {
            write(model, generation.all(), columns);
        }
    }

    /**
     * Writes items {@code (count, event...)}.
     *
     * @param columns how many stand side by side on a sheet
     * @return where they are
     */
    String save(ModelFolder model, Tensor items, int columns) {
        Path target = out == null ? Path.of(usualName(model)) : out;
        try {
            if (separate(model)) {
                return target
                        + ": "
                        + items.shape()[0]
                        + " files"
                        + writeEach(model, items, target);
            }
            writeSheet(model, items, columns, target);
            return target + remark(model.codec(), target, ": ");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    target + ": cannot be written: " + FileFault.reason(e), e);
        }
    }

    private String usualName(ModelFolder model) {
        String name = model.model().about().name() + "-" + command.name();
        return separate(model) ? name : name + "." + model.codec().sheetExtensions().get(0);
    }

    private void writeSheet(ModelFolder model, Tensor items, int columns, Path file)
            throws IOException {
        String kind = URLConnection.guessContentTypeFromName(file.toString());
        if (items.shape()[0] > MOST_ON_A_SHEET && kind != null && !kind.startsWith("text/")) {
            throw new RequestException(
                    items.shape()[0]
                            + " items are too many for one sheet; allowed are "
                            + MOST_ON_A_SHEET
                            + ", or --files");
        }
        createFolder(file.toAbsolutePath().getParent());
        SheetFiles.write(
                model.codec(), items, columns, model.model().about().preprocessing(), file);
    }

    // Gives back what is remarked of each file, a line for each.
    private static String writeEach(ModelFolder model, Tensor items, Path folder)
            throws IOException {
        Codec codec = model.codec();
        Map<String, Object> preprocessing = model.model().about().preprocessing();
        createFolder(folder);
        StringBuilder remarks = new StringBuilder();
        for (int item = 0; item < items.shape()[0]; item++) {
            String name = String.format(Locale.ROOT, "%05d.%s", item + 1, codec.extension());
            Path file = folder.resolve(name);
            codec.write(items, item, preprocessing, file);
            Tensor one = Rows.of(items, item, item + 1);
            SheetFiles.writePicture(codec, one, 1, preprocessing, file);
            remarks.append(remark(codec, file, System.lineSeparator() + "  " + name + ": "));
        }
        return remarks.toString();
    }

    private static String remark(Codec codec, Path file, String before) throws IOException {
        return codec.remark(file).map(remark -> before + remark).orElse("");
    }

    private static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
    }
}
