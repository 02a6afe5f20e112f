package dev.noema.text.data;

import dev.noema.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files of a source, in the order of their paths.
 *
 * @param base the folder that names are relative to
 */
record SourceFiles(Path base, List<Path> paths) {

    /**
     * Lists a file, or a folder's files in it and below it.
     *
     * @param extensions what their names may end with, such as {@code .txt}
     * @throws DataException when there are none
     */
    static SourceFiles of(Path source, List<String> extensions) {
        if (Files.isRegularFile(source)) {
            return new SourceFiles(source.toAbsolutePath().getParent(), List.of(source));
        }
        if (!Files.isDirectory(source)) {
            throw new DataException(
                    "data.source: "
                            + source
                            + " is missing; it must be a file or a folder of them");
        }
        SourceFiles files = new SourceFiles(source, below(source, extensions));
        if (files.paths().isEmpty()) {
            throw new DataException(
                    "data.source: "
                            + source
                            + " holds no "
                            + String.join(", ", extensions)
                            + " files");
        }
        return files;
    }

    /** A folder's files in it and below it; there may be none. */
    static List<Path> below(Path folder, List<String> extensions) {
        try (Stream<Path> found = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return found.filter(path -> endsWith(path, extensions))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "data.source: " + folder + " cannot be listed (" + e.getMessage() + ")", e);
        }
    }

    static boolean endsWith(Path path, List<String> extensions) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(name::endsWith);
    }

    /** A file's path below the source, with slashes. */
    String name(Path path) {
        return base.toAbsolutePath()
                .relativize(path.toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }
}
