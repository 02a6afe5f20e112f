package dev.noema.folder;

import dev.noema.data.DataException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The class of each item.
 *
 * @param names the names of the classes, sorted; a class's number is its place here
 * @param numbers the class of each item; nothing when items have none
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClassLabels(List<String> names, Optional<int[]> numbers) {

    private static final ClassLabels NONE = new ClassLabels(List.of(), Optional.empty());

    /** Items without classes. */
    public static ClassLabels none() {
        return NONE;
    }

    /**
     * The first folder below the source.
     *
     * @param keys the path of each item below the source, with {@code /} between names
     * @param thing what an item is, such as {@code picture}
     * @throws DataException when an item lies in no such folder
     */
    public static ClassLabels subfolders(List<String> keys, String thing) {
        return numbered(keys.stream().map(key -> subfolder(key, thing)).toList());
    }

    /**
     * A column of a CSV file with a header.
     *
     * @param keys the path of each item below the source
     * @param column the column that holds the class
     * @param keyColumn the column that holds the path, or the bare name; empty for the first
     * @throws DataException when the file cannot be used or has no row for an item
     */
    public static ClassLabels csv(List<String> keys, Path file, String column, String keyColumn) {
        Map<String, String> rows = ClassTable.read(file, column, keyColumn);
        return numbered(keys.stream().map(key -> labelled(key, rows, file)).toList());
    }

    /**
     * A part of the path.
     *
     * @param keys the path of each item below the source
     * @param pattern what is found in it; its first group is the class
     * @throws DataException when nothing is found in one
     */
    public static ClassLabels parts(List<String> keys, Pattern pattern) {
        return numbered(keys.stream().map(key -> part(key, pattern)).toList());
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

    private static String subfolder(String key, String thing) {
        int slash = key.indexOf('/');
        if (slash < 0) {
            throw new DataException(
                    "data.classes: "
                            + key
                            + " lies in no subfolder; with classes: subfolder every "
                            + thing
                            + " needs one");
        }
        return key.substring(0, slash);
    }

    private static String labelled(String key, Map<String, String> rows, Path file) {
        String label = rows.getOrDefault(key, rows.get(key.substring(key.lastIndexOf('/') + 1)));
        if (label == null) {
            throw new DataException("data.classes: " + file + " has no row for " + key);
        }
        return label;
    }

    private static String part(String key, Pattern pattern) {
        Matcher matcher = pattern.matcher(key);
        if (!matcher.find() || matcher.group(1) == null || matcher.group(1).isEmpty()) {
            throw new DataException(
                    "data.classes.pattern: \"" + pattern + "\" finds no class in " + key);
        }
        return matcher.group(1);
    }
}
