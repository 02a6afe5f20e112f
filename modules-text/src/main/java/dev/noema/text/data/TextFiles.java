package dev.noema.text.data;

import dev.noema.data.DataException;
import dev.noema.text.codec.Splitting;
import dev.noema.text.codec.TextCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The texts of a file or folder, in the order of their keys; a text that was there already is left
 * out, so that none is both learned and tested.
 *
 * @param items the texts
 * @param files how many files they come from
 * @param broken how many files are left out since they are not UTF-8
 * @param copies how many exact copies are left out
 */
record TextFiles(List<TextItem> items, int files, int broken, int copies) {

    private static final String EXTENSION = ".txt";
    private static final long LARGEST_FILE = 1L << 30;

    /** Reads; throws {@link DataException} when there is nothing to read, or it is no text. */
    static TextFiles read(Path source, LinesConfig options) {
        Unit unit = options.item();
        List<Path> paths = paths(source);
        Path base = Files.isDirectory(source) ? source : source.toAbsolutePath().getParent();
        List<TextItem> items = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int copies = 0;
        int broken = 0;
        for (Path path : paths) {
            String file = base.toAbsolutePath().relativize(path.toAbsolutePath()).toString();
            String name = file.replace('\\', '/');
            int place = 0;
            Optional<String> content = content(path, options.broken());
            if (content.isEmpty()) {
                broken++;
                continue;
            }
            for (String item : unit.items(content.get())) {
                place++;
                String text = Splitting.normalized(item);
                if (text.isEmpty()) {
                    continue;
                }
                if (known.add(text)) {
                    items.add(
                            new TextItem(
                                    unit == Unit.FILE ? name : name + ":" + place, name, text));
                } else {
                    copies++;
                }
            }
        }
        if (items.isEmpty()) {
            throw new DataException(
                    "data.source: " + source + ": " + paths.size() + " files hold no text at all");
        }
        return new TextFiles(List.copyOf(items), paths.size() - broken, broken, copies);
    }

    private static List<Path> paths(Path source) {
        if (Files.isRegularFile(source)) {
            return List.of(source);
        }
        if (!Files.isDirectory(source)) {
            throw new DataException(
                    "data.source: "
                            + source
                            + " is missing; it must be a text file or a folder of them");
        }
        try (Stream<Path> found = Files.walk(source, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> paths =
                    found.filter(path -> path.getFileName().toString().endsWith(EXTENSION))
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList();
            if (paths.isEmpty()) {
                throw new DataException(
                        "data.source: " + source + " holds no " + EXTENSION + " files");
            }
            return paths;
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(
                    "data.source: " + source + " cannot be listed (" + e.getMessage() + ")", e);
        }
    }

    private static Optional<String> content(Path path, LinesConfig.Broken broken) {
        try {
            if (Files.size(path) > LARGEST_FILE) {
                throw new DataException(
                        path
                                + ": has more than "
                                + LARGEST_FILE
                                + " bytes; split it into several files");
            }
            return Optional.of(TextCodec.decoded(Files.readAllBytes(path)));
        } catch (CharacterCodingException e) {
            if (broken == LinesConfig.Broken.SKIP) {
                return Optional.empty();
            }
            throw new DataException(
                    path + ": is not UTF-8 text; convert it, or set data.broken to skip", e);
        } catch (IOException e) {
            throw new DataException(e.getMessage(), e);
        }
    }
}
