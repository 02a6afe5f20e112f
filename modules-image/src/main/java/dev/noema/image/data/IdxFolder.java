package dev.noema.image.data;

import dev.noema.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where IDX files lie: a folder on disk or on the class path. */
sealed interface IdxFolder {

    /** What users call it. */
    String name();

    /** The bytes of a file, if it is there. */
    Optional<byte[]> find(String file) throws IOException;

    /** The folder that a {@code source} option names. */
    static IdxFolder of(String source, Path base) {
        if (source.startsWith("builtin:")) {
            String name = source.substring("builtin:".length());
            OnClassPath folder = new OnClassPath(source, "/dev/noema/samples/" + name);
            if (!name.matches("[a-z0-9-]+") || folder.isEmpty()) {
                throw new DataException(
                        "data.source: "
                                + source
                                + " is not on the class path; add the jar that brings it (noema-samples-digits brings"
                                + " builtin:digits), or name a folder");
            }
            return folder;
        }
        Path folder = base.resolve(source);
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    "data.source: "
                            + folder
                            + (Files.exists(folder) ? " is no folder" : " is missing")
                            + "; it must be a folder of IDX files, or builtin:digits");
        }
        return new OnDisk(folder);
    }

    /**
     * Reads the pictures or labels of one part.
     *
     * @param part {@code train} or {@code test}
     * @param kind {@code images} or {@code labels}
     */
    default Optional<IdxFile> read(String part, String kind) {
        int dimensions = kind.equals("images") ? 3 : 1;
        for (String file : names(part, kind, dimensions)) {
            try {
                Optional<byte[]> bytes = find(file);
                if (bytes.isPresent()) {
                    return Optional.of(IdxFile.read(name() + "/" + file, bytes.get(), dimensions));
                }
            } catch (IOException e) {
                throw new DataException(
                        name() + "/" + file + ": cannot be read (" + e.getMessage() + ")", e);
            }
        }
        return Optional.empty();
    }

    /** The names a file may have: this project's, MNIST's own, and each compressed. */
    static List<String> names(String part, String kind, int dimensions) {
        String original = part.equals("test") ? "t10k" : part;
        return Stream.of(
                        part + "-" + kind + ".",
                        part + "-" + kind + "-",
                        original + "-" + kind + "-",
                        original + "-" + kind + ".")
                .distinct()
                .map(start -> start + "idx" + dimensions + "-ubyte")
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .toList();
    }

    /** A folder on disk. */
    record OnDisk(Path folder) implements IdxFolder {

        private static final long LARGEST = Integer.MAX_VALUE - 8;

        @Override
        public String name() {
            return folder.toString();
        }

        @Override
        public Optional<byte[]> find(String file) throws IOException {
            Path path = folder.resolve(file);
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            if (Files.size(path) > LARGEST) {
                throw new DataException(
                        path
                                + ": has "
                                + Files.size(path)
                                + " bytes; at most "
                                + LARGEST
                                + " are allowed");
            }
            return Optional.of(Files.readAllBytes(path));
        }
    }

    /** A folder in a jar. */
    record OnClassPath(String name, String folder) implements IdxFolder {

        boolean isEmpty() {
            return IdxFolder.names("train", "images", 3).stream()
                    .allMatch(file -> IdxFolder.class.getResource(folder + "/" + file) == null);
        }

        @Override
        public Optional<byte[]> find(String file) throws IOException {
            try (InputStream input = IdxFolder.class.getResourceAsStream(folder + "/" + file)) {
                return input == null ? Optional.empty() : Optional.of(input.readAllBytes());
            }
        }
    }
}
