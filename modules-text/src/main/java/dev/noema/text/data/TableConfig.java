package dev.noema.text.data;

import dev.noema.spi.Included;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * Options of {@code text.table}: a column of CSV, TSV or JSON Lines files in UTF-8.
 *
 * @param source a file, or a folder with files in it and below it
 * @param column the column that holds the text
 * @param separator what stands between the cells of a CSV file
 * @param items which items are taken, and as what tokens
 */
@Summary("A column of CSV, TSV or JSON Lines files in UTF-8: an item for each row")
public record TableConfig(
        @Option("A .csv, .tsv, .jsonl or .ndjson file, or a folder whose such files are read.")
                String source,
        @Option("The column, or the field of each JSON object, that holds the text.") String column,
        @Option("What stands between cells: one sign; empty for a tab in .tsv files, else a comma.")
                String separator,
        @Included ItemOptions items) {

    public TableConfig {
        if (separator.length() > 1) {
            throw new IllegalArgumentException(
                    "separator is \"" + separator + "\"; allowed is one sign, or nothing");
        }
    }

    public static TableConfig defaults() {
        return new TableConfig(null, null, "", ItemOptions.defaults());
    }
}
