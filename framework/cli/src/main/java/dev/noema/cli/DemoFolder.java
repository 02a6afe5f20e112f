package dev.noema.cli;

import dev.noema.report.RunReport;
import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of a demo, known by the experiment in it. */
final class DemoFolder {

    private static final String EXPERIMENT = "digits.yaml";
    private static final String RESOURCE = "/dev/noema/samples/digits/demo.yaml";

    private final Path folder;

    DemoFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether a demo in it went to its end. */
    boolean isFinished() {
        return isDemo() && Files.isRegularFile(folder.resolve(RunReport.FILE));
    }

    /** Whether a demo in it got as far as to leave a checkpoint. */
    boolean isBegun() {
        return isDemo() && !new RunFolder(folder).checkpoints().steps().isEmpty();
    }

    private boolean isDemo() {
        return Files.isRegularFile(folder.resolve(EXPERIMENT));
    }

    /**
     * The experiment's file, put into the folder where it is missing.
     *
     * @throws RequestException when the folder holds something else, or the digits are not on the
     *     class path
     */
    Path experiment() {
        Path file = folder.resolve(EXPERIMENT);
        if (isDemo()) {
            return file;
        }
        requireEmpty();
        try (InputStream resource = DemoFolder.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new RequestException(
                        "the demo's digits are in noema-samples-digits, which is not on the class"
                                + " path");
            }
            Files.createDirectories(folder);
            Files.copy(resource, file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written: " + e.getMessage(), e);
        }
        return file;
    }

    /**
     * Deletes the demo that is there; nothing where there is none.
     *
     * @throws RequestException when the folder holds something else
     */
    void delete() {
        if (!isDemo()) {
            requireEmpty();
            return;
        }
        new RunFolder(folder).lock().close(); // refuses a demo that is going on
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": cannot be deleted: " + e.getMessage(), e);
        }
    }

    private void requireEmpty() {
        String[] names = folder.toFile().list();
        boolean free = names == null ? !Files.exists(folder) : names.length == 0;
        if (!free) {
            throw new RequestException(
                    folder + ": holds something that is no demo; choose another --out");
        }
    }
}
