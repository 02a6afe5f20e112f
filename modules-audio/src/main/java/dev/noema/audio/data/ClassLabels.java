package dev.noema.audio.data;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.noema.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class of each sound.
 *
 * @param names the names of the classes, sorted; a class's number is its place here
 * @param numbers the class of each sound
 */
@SuppressWarnings("ArrayRecordComponent")
record ClassLabels(List<String> names, Optional<int[]> numbers) {

    private static final ClassLabels NONE = new ClassLabels(List.of(), Optional.empty());

    /**
     * Finds the classes.
     *
     * @param keys the sounds
     * @throws DataException when a sound has no class or the CSV file cannot be used
     */
    static ClassLabels of(ClassesConfig options, List<String> keys, Path folder) {
        return switch (options.from()) {
            case NONE -> NONE;
            case SUBFOLDER -> numbered(keys.stream().map(ClassLabels::subfolder).toList());
            case CSV -> {
                Path file = folder.resolve(options.file());
                Map<String, String> rows = rows(file, options);
                yield numbered(keys.stream().map(key -> labelled(key, rows, file)).toList());
            }
            case NAME -> {
                Pattern pattern = Pattern.compile(options.pattern());
                yield numbered(keys.stream().map(key -> part(key, pattern)).toList());
            }
        };
    }

    private static ClassLabels numbered(List<String> labels) {
        List<String> names = labels.stream().distinct().sorted().toList();
        Map<String, Integer> numberOf = new HashMap<>();
        for (int number = 0; number < names.size(); number++) {
            numberOf.put(names.get(number), number);
        }
        return new ClassLabels(
                names, Optional.of(labels.stream().mapToInt(numberOf::get).toArray()));
    }

    private static String subfolder(String key) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            throw new DataException(
                    "data.classes: "
                            + key
                            + " lies in no subfolder; with classes: subfolder every"
                            + " sound needs one");
        }
        return key.substring(0, slash);
    }

    private static String part(String key, Pattern pattern) {
        Matcher matcher = pattern.matcher(key);
        if (!matcher.find() || matcher.group(1) == null || matcher.group(1).isEmpty()) {
            throw new DataException(
                    "data.classes.pattern: \"" + pattern + "\" finds no class in " + key);
        }
        return matcher.group(1);
    }

    private static String labelled(String key, Map<String, String> rows, Path file) {
        String label = rows.getOrDefault(key, rows.get(key.substring(key.lastIndexOf('/') + 1)));
        if (label == null) {
            throw new DataException("data.classes: " + file + " has no row for " + key);
        }
        return label;
    }

    private static Map<String, String> rows(Path file, ClassesConfig options) {
        if (!Files.isRegularFile(file)) {
            throw new DataException("data.classes.file: " + file + " is missing");
        }
        ObjectReader reader =
                new CsvMapper()
                        .readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader());
        try (MappingIterator<Map<String, String>> lines = reader.readValues(file.toFile())) {
            Map<String, String> rows = new HashMap<>();
            while (lines.hasNext()) {
                Map<String, String> line = lines.next();
                String key =
                        options.key().isEmpty() ? line.keySet().iterator().next() : options.key();
                rows.put(cell(line, key, file), cell(line, options.column(), file));
            }
            return rows;
        } catch (IOException | RuntimeException e) {
            if (e instanceof DataException known) {
                throw known;
            }
            throw new DataException(
                    "data.classes.file: "
                            + file
                            + " is no CSV file with a header ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + ")",
                    e);
        }
    }

    private static String cell(Map<String, String> line, String column, Path file) {
        String cell = line.get(column);
        if (cell == null) {
            throw new DataException(
                    "data.classes.column: "
                            + file
                            + " has no column \""
                            + column
                            + "\"; it has "
                            + line.keySet());
        }
        return cell;
    }
}
