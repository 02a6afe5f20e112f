package dev.noema.cli;

import dev.noema.config.PartEntry;
import dev.noema.data.DataException;
import dev.noema.data.DataType;
import dev.noema.wiring.Catalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says why a folder is of no use. */
final class FolderContents {

    private static final int MOST_KINDS = 8;

    private FolderContents() {}

    /**
     * Checks that the folder is one.
     *
     * @throws DataException when it is missing or no folder
     */
    static void require(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    folder
                            + (Files.exists(folder)
                                    ? ": is no folder"
                                    : ": there is no such folder"));
        }
    }

    /** What to say when no module knows any of the files. */
    static DataException unknown(Path folder, Catalog parts) {
        List<PartEntry> known = parts.parts(DataType.class);
        String types =
                known.isEmpty()
                        ? "none"
                        : known.stream().map(PartEntry::id).collect(Collectors.joining(", "));
        Map<String, Integer> kinds = kinds(folder);
        if (kinds.isEmpty()) {
            return new DataException(folder + ": is empty; the data types read here are " + types);
        }
        String found =
                kinds.entrySet().stream()
                        .limit(MOST_KINDS)
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
        return new DataException(
                folder
                        + ": holds no data of a known kind, but "
                        + found
                        + (kinds.size() > MOST_KINDS ? ", ..." : "")
                        + "; the data types read here are "
                        + types);
    }

    private static Map<String, Integer> kinds(Path folder) {
        Map<String, Integer> kinds = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(path -> kinds.merge(kind(path), 1, Integer::sum));
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(folder + ": cannot be listed (" + e.getMessage() + ")", e);
        }
        return kinds;
    }

    private static String kind(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "without an ending" : name.substring(dot);
    }
}
