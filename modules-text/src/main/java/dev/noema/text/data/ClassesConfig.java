package dev.noema.text.data;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * Where the class of a text is found.
 *
 * @param from the kind of source
 * @param column the column that holds the class, for {@code column}
 */
@Summary(
        value = "Where the class of a text is found",
        forms = {"none", "folder", "file", "column NAME"})
public record ClassesConfig(
        @Option(
                        "none; folder: the first folder below the source; file: the file's name; column: a column of the table")
                From from,
        @Option("for column: the column that holds the class") String column) {

    /** The kinds of source. */
    public enum From {
        NONE,
        FOLDER,
        FILE,
        COLUMN
    }

    private static final String COLUMN = "column ";

    public ClassesConfig {
        if ((from == From.COLUMN) == column.isEmpty()) {
            throw new IllegalArgumentException(
                    "classes from "
                            + from.name().toLowerCase(java.util.Locale.ROOT)
                            + " with the column \""
                            + column
                            + "\"; a column is named exactly where they come from one");
        }
    }

    public static ClassesConfig defaults() {
        return new ClassesConfig(From.NONE, "");
    }

    /** Reads the short forms {@code none}, {@code folder}, {@code file} and {@code column NAME}. */
    public static ClassesConfig parse(String text) {
        if (text.startsWith(COLUMN)) {
            return new ClassesConfig(From.COLUMN, text.substring(COLUMN.length()).strip());
        }
        return switch (text) {
            case "none" -> defaults();
            case "folder" -> new ClassesConfig(From.FOLDER, "");
            case "file" -> new ClassesConfig(From.FILE, "");
            default ->
                    throw new IllegalArgumentException(
                            "classes is \""
                                    + text
                                    + "\"; allowed are none, folder, file and column NAME");
        };
    }

    @Override
    public String toString() {
        return from == From.COLUMN
                ? COLUMN + column
                : from.name().toLowerCase(java.util.Locale.ROOT);
    }
}
