package dev.noema.cli;

import dev.noema.checkpoint.FileFault;
import dev.noema.config.YamlScalar;
import dev.noema.data.ExperimentProposal;
import dev.noema.serving.files.AtomicFile;
import dev.noema.serving.files.OneLine;
import dev.noema.spi.RequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A configuration that does not exist yet.
 *
 * @param path the file
 * @param name what the experiment is called
 * @param source the data's folder, as the file names it
 */
record NewConfig(Path path, String name, String source) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_STEPS_UP = 3;

    /**
     * Chooses file and name.
     *
     * @param out the file that is wanted; null for one named after the folder
     * @param force whether it may be there already
     * @throws RequestException when it is, or cannot be written
     */
    static NewConfig of(Path folder, Path out, boolean force) {
        Path whole = folder.toAbsolutePath().normalize();
        Path path = out == null ? Path.of(name(whole) + ".yaml") : out;
        if (Files.isDirectory(path)) {
            throw new RequestException(path + ": is a folder; --out names a file");
        }
        if (Files.exists(path) && !force) {
            throw new RequestException(
                    path + ": is there already; --force writes over it, --out names another file");
        }
        Path parent = path.toAbsolutePath().normalize().getParent();
        if (!Files.isDirectory(parent)) {
            throw new RequestException(parent + ": there is no such folder to write to");
        }
        String file = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return new NewConfig(path, allowed(file), source(parent, whole));
    }

    private static String name(Path folder) {
        return folder.getFileName() == null
                ? "experiment"
                : allowed(folder.getFileName().toString());
    }

    /** The text with what a name must not hold left out. */
    private static String allowed(String text) {
        String name = text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[^A-Za-z0-9]+|-+$", "");
        return name.isEmpty()
                ? "experiment"
                : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    // Relative where the two lie close together, so that both can be moved.
    private static String source(Path from, Path folder) {
        if (!from.getRoot().equals(folder.getRoot())) {
            return folder.toString();
        }
        Path relative = from.relativize(folder);
        if (relative.toString().isEmpty()) {
            return ".";
        }
        boolean far =
                relative.getNameCount() > MOST_STEPS_UP
                        && relative.subpath(0, MOST_STEPS_UP + 1)
                                .equals(Path.of("..", "..", "..", ".."));
        return (far ? folder : relative).toString().replace('\\', '/');
    }

    void write(ExperimentProposal proposal) {
        StringBuilder yaml = new StringBuilder("# Written by noema init, which found\n");
        proposal.findings()
                .forEach(finding -> yaml.append("#   ").append(OneLine.of(finding)).append('\n'));
        yaml.append(
                        """
                        # Train it with noema train. noema describe ID says what else can be set, such as noema describe image.conv;
                        # any value can be set for one run: noema train FILE training.batch=32
                        """)
                .append("name: ")
                .append(YamlScalar.text(name))
                .append("\nseed: 1\n\n")
                .append(proposal.sections());
        try {
            AtomicFile.write(path, yaml.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be written: " + FileFault.reason(e), e);
        }
    }
}
