package dev.noema.report;

import dev.noema.serving.files.AtomicFile;
import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes {@code report.html} of a run: figures, pictures, curves, configuration and where it all
 * came from, in one file below 2 MB that needs no network.
 */
public final class RunReport {

    /** The report's name in the run's folder. */
    public static final String FILE = "report.html";

    private RunReport() {}

    /**
     * Writes the report of a run into its folder, from what the folder holds by then.
     *
     * @return the file
     * @throws RequestException when the folder holds no run
     */
    public static Path write(Path run) {
        Path file = run.resolve(FILE);
        try {
            AtomicFile.write(file, html(run));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
        }
        return file;
    }

    /**
     * The report as text.
     *
     * @throws RequestException when the folder holds no run
     */
    public static String html(Path run) throws IOException {
        RunFolder folder = new RunFolder(run);
        if (!Files.isRegularFile(folder.config())) {
            throw new RequestException(
                    run + ": is no run; a run's folder holds a config.yaml and checkpoints");
        }
        return Page.of(new RunFiles(folder));
    }
}
