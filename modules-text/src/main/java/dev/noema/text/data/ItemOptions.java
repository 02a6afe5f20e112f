package dev.noema.text.data;

import dev.noema.spi.Option;
import java.util.Locale;

/**
 * What all data of texts let one choose.
 *
 * @param tokenizer how text becomes tokens
 * @param longest how many tokens an item may have
 * @param shortest how many tokens an item must have
 * @param longer what becomes of an item that has more
 * @param classes where the class of an item is found
 * @param split how items are split
 * @param broken what happens at what cannot be read
 * @param limit the most items taken
 */
public record ItemOptions(
        @Option("How text becomes tokens: characters, words, or byte-pairs learned from the data.")
                Tokenizer tokenizer,
        @Option(
                        value = "How many tokens an item may have.",
                        minimum = 1,
                        maximum = ItemOptions.LONGEST)
                int longest,
        @Option(
                        value =
                                "How many tokens an item must have; shorter ones are left out and counted.",
                        minimum = 1)
                int shortest,
        @Option("What becomes of an item that is longer, counted: leave-out, or cut.")
                Longer longer,
        @Option("Where the class of an item is found.") ClassesConfig classes,
        @Option("How items are split, by a hash of their text or their file's path.")
                SplitConfig split,
        @Option(
                        "fail: a file that is not UTF-8, or a row that is not whole, ends reading; skip: it is"
                                + " left out and counted.")
                Broken broken,
        @Option(value = "Take at most this many items, chosen by hash; 0 for all.", minimum = 0)
                int limit) {

    static final int LONGEST = 10_000;

    /** What becomes of an item that has too many tokens. */
    public enum Longer {
        LEAVE_OUT,
        CUT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What happens at a file that is not UTF-8, or a row that is not whole. */
    public enum Broken {
        FAIL,
        SKIP
    }

    public ItemOptions {
        if (longest < 1 || longest > LONGEST || shortest < 1 || shortest > longest) {
            throw new IllegalArgumentException(
                    "longest is "
                            + longest
                            + " and shortest "
                            + shortest
                            + "; allowed are 1 to "
                            + LONGEST
                            + ", and 1 to longest");
        }
        if (limit < 0) {
            throw new IllegalArgumentException(
                    "limit is " + limit + "; allowed is 0 for all, or a count");
        }
    }

    public static ItemOptions defaults() {
        return new ItemOptions(
                Tokenizer.Words.defaults(),
                100,
                1,
                Longer.LEAVE_OUT,
                ClassesConfig.defaults(),
                SplitConfig.defaults(),
                Broken.FAIL,
                0);
    }
}
