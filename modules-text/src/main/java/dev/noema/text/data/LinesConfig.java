package dev.noema.text.data;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * Options of {@code text.lines}: text files in UTF-8.
 *
 * @param source a file, or a folder with files in it and below it
 * @param item what one item is
 * @param tokenizer how text becomes tokens
 * @param longest how many tokens an item may have
 * @param shortest how many tokens an item must have
 * @param classes where the class of an item is found
 * @param split how items are split
 * @param broken what happens at a file that is not UTF-8
 * @param limit the most items taken
 */
@Summary("Text files in UTF-8: an item for each line, sentence or file")
public record LinesConfig(
        @Option("A file, or a folder whose .txt files are read, in it and below it.") String source,
        @Option("What one item is: line, sentence or file.") Unit item,
        @Option("How text becomes tokens: characters, words, or byte-pairs learned from them.") Tokenizer tokenizer,
        @Option(
                        value =
                                "How many tokens an item may have; longer ones are left out and counted.",
                        minimum = 1,
                        maximum = 10_000)
                int longest,
        @Option(
                        value =
                                "How many tokens an item must have; shorter ones are left out and counted.",
                        minimum = 1)
                int shortest,
        @Option("none; folder: the first folder below the source.") Classes classes,
        @Option("How items are split, by a hash of their text or their file's path.")
                SplitConfig split,
        @Option("fail: a file that is not UTF-8 ends reading; skip: it is left out and counted.")
                Broken broken,
        @Option(value = "Take at most this many items, chosen by hash; 0 for all.", minimum = 0)
                int limit) {

    /** Where the class of an item is found. */
    public enum Classes {
        NONE,
        FOLDER
    }

    /** What happens at a file that is not UTF-8. */
    public enum Broken {
        FAIL,
        SKIP
    }

    public LinesConfig {
        if (longest < 1 || longest > 10_000 || shortest < 1 || shortest > longest) {
            throw new IllegalArgumentException(
                    "longest is "
                            + longest
                            + " and shortest "
                            + shortest
                            + "; allowed are 1 to 10000, and 1 to longest");
        }
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "limit is " + limit + "; allowed is 0 for all, or a count");
        }
    }

    public static LinesConfig defaults() {
        return new LinesConfig(
                null,
                Unit.LINE,
                Tokenizer.Words.defaults(),
                100,
                1,
                Classes.NONE,
                SplitConfig.defaults(),
                Broken.FAIL,
                0);
    }
}
