package dev.noema.image.data;

import dev.noema.data.DataException;
import dev.noema.folder.ClassLabels;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the class of a picture is found.
 *
 * @param from the kind of source
 * @param file the CSV file, for {@code csv}
 * @param column its column that holds the class
 * @param key its column that holds the picture's path
 */
@Summary(
        value = "Where the class of a picture is found",
        forms = {"none", "subfolder"})
public record ClassesConfig(
        @Option("none; subfolder: the first folder below the source; csv: a column of a CSV file")
                From from,
        @Option("for csv: the file, a path relative to the source folder") String file,
        @Option("for csv: the column that holds the class") String column,
        @Option(
                        "for csv: the column that holds the picture's path below the source folder, or its bare name; empty"
                                + " for the first column")
                String key) {

    /** The kinds of source. */
    public enum From {
        NONE,
        SUBFOLDER,
        CSV
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
    }

    public static ClassesConfig defaults() {
        return new ClassesConfig(From.NONE, "", "", "");
    }

    /** Reads the short forms {@code none} and {@code subfolder}. */
    public static ClassesConfig parse(String text) {
        return switch (text) {
            case "none" -> defaults();
            case "subfolder" -> new ClassesConfig(From.SUBFOLDER, "", "", "");
            default ->
                    throw new IllegalArgumentException(
                            "classes is \""
                                    + text
                                    + "\"; allowed is none, subfolder, or {from: csv, file: ..., column: ...}");
        };
    }

    /**
     * The classes of pictures.
     *
     * @param keys their paths below the source
     * @throws DataException when a picture has no class or the CSV file cannot be used
     */
    ClassLabels labels(List<String> keys, Path source) {
        return switch (from) {
            case NONE -> ClassLabels.none();
            case SUBFOLDER -> ClassLabels.subfolders(keys, "picture");
            case CSV -> ClassLabels.csv(keys, source.resolve(file), column, key);
        };
    }

    @Override
    public String toString() {
        return switch (from) {
            case NONE -> "none";
            case SUBFOLDER -> "subfolder";
            case CSV -> "csv " + file + " " + column;
        };
    }
}
