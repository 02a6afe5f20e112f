package dev.noema.folder;

import dev.noema.data.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file below a source folder.
 *
 * @param key its path below that folder, with {@code /} between names
 * @param path where it lies
 * @param size its length in bytes
 * @param modified when it was last changed, in milliseconds
 */
public record SourceFile(String key, Path path, long size, long modified) {

    /**
     * The files in a folder and below it, hidden ones left out, in the order of their keys.
     *
     * @throws DataException when the folder cannot be read
     */
    public static List<SourceFile> below(Path folder) {
        List<SourceFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path relative = folder.relativize(path);
                if (Files.isRegularFile(path) && !isHidden(relative)) {
                    files.add(of(path, relative));
                }
            }
        } catch (UncheckedIOException | IOException e) {
            throw new DataException(
                    "data.source: " + folder + " cannot be listed (" + e.getMessage() + ")", e);
        }
        files.sort(Comparator.comparing(SourceFile::key));
        return files;
    }

    private static SourceFile of(Path path, Path relative) throws IOException {
        List<String> names = new ArrayList<>();
        relative.forEach(name -> names.add(name.toString()));
        return new SourceFile(
                String.join("/", names),
                path,
                Files.size(path),
                Files.getLastModifiedTime(path).toMillis());
    }

    // Such as .DS_Store, and macOS's ._photo.jpg, which is no picture.
    private static boolean isHidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
