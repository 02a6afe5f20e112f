package dev.noema.text.data;

import dev.noema.spi.Included;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * Options of {@code text.lines}: text files in UTF-8.
 *
 * @param source a file, or a folder with files in it and below it
 * @param item what one item is
 * @param items which items are taken, and as what tokens
 */
@Summary("Text files in UTF-8: an item for each line, sentence or file")
public record LinesConfig(
        @Option("A file, or a folder whose .txt files are read, in it and below it.") String source,
        @Option("What one item is: line, sentence or file.") Unit item,
        @Included ItemOptions items) {

    public static LinesConfig defaults() {
        return new LinesConfig(null, Unit.LINE, ItemOptions.defaults());
    }
}
