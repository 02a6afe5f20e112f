package dev.noema.audio.data;

import dev.noema.data.DataException;
import dev.noema.folder.ClassLabels;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Where the class of a sound is found.
 *
 * @param from the kind of source
 * @param file the CSV file, for {@code csv}
 * @param column its column that holds the class
 * @param key its column that holds the sound's path
 * @param pattern the regular expression, for {@code name}
 */
@Summary(
        value = "Where the class of a sound is found",
        forms = {"none", "subfolder"})
public record ClassesConfig(
        @Option(
                        "none; subfolder: the first folder below the source; csv: a column of a CSV file; name: a part of"
                                + " the file's path")
                From from,
        @Option("for csv: the file, a path relative to the source folder") String file,
        @Option("for csv: the column that holds the class") String column,
        @Option(
                        "for csv: the column that holds the sound's path below the source folder, or its bare name; empty"
                                + " for the first column")
                String key,
        @Option(
                        "for name: a regular expression somewhere in the path below the source; its first group is the"
                                + " class, such as ([0-9])_[a-z]+ in 7_anna_3.wav")
                String pattern) {

    /** The kinds of source. */
    public enum From {
        NONE,
        SUBFOLDER,
        CSV,
        NAME
    }

    public ClassesConfig {
        if (from == From.CSV && (file.isEmpty() || column.isEmpty())) {
            throw new IllegalArgumentException(
                    "classes from csv need a file and a column; file is \""
                            + file
                            + "\", column is \""
                            + column
                            + "\"");
        }
        if (from == From.NAME && groups(pattern) < 1) {
            throw new IllegalArgumentException(
                    "pattern is \"" + pattern + "\"; it needs a group, such as ([0-9])_");
        }
    }

    private static int groups(String pattern) {
        try {
            return Pattern.compile(pattern).matcher("").groupCount();
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "pattern is \"" + pattern + "\": " + e.getDescription(), e);
        }
    }

    public static ClassesConfig defaults() {
        return new ClassesConfig(From.NONE, "", "", "", "");
    }

    /** Reads the short forms {@code none} and {@code subfolder}. */
    public static ClassesConfig parse(String text) {
        return switch (text) {
            case "none" -> defaults();
            case "subfolder" -> new ClassesConfig(From.SUBFOLDER, "", "", "", "");
            default ->
                    throw new IllegalArgumentException(
                            "classes is \""
                                    + text
                                    + "\"; allowed is none, subfolder, {from: csv, file: ..., column: ...} or {from: name,"
                                    + " pattern: ...}");
        };
    }

    /**
     * The classes of sounds.
     *
     * @param keys their paths below the source
     * @throws DataException when a sound has no class or the CSV file cannot be used
     */
    ClassLabels labels(List<String> keys, Path source) {
        return switch (from) {
            case NONE -> ClassLabels.none();
            case SUBFOLDER -> ClassLabels.subfolders(keys, "sound");
            case CSV -> ClassLabels.csv(keys, source.resolve(file), column, key);
            case NAME -> ClassLabels.parts(keys, Pattern.compile(pattern));
        };
    }

    @Override
    public String toString() {
        return switch (from) {
            case NONE -> "none";
            case SUBFOLDER -> "subfolder";
            case CSV -> "csv " + file + " " + column;
            case NAME -> "name " + pattern;
        };
    }
}
