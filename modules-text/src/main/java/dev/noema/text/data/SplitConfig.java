package dev.noema.text.data;

import dev.noema.data.Split;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * How texts are split.
 *
 * @param validation the share to validate on
 * @param test the share to test on
 * @param by what stays together
 */
@Summary("How texts are split")
public record SplitConfig(
        @Option(value = "The share to validate on.", minimum = 0, maximum = 0.9) double validation,
        @Option(value = "The share to test on.", minimum = 0, maximum = 0.9) double test,
        @Option("item: each for itself; file: all items of a file stay together.") By by) {

    /** What stays together. */
    public enum By {
        ITEM,
        FILE
    }

    public SplitConfig {
        Split.checkShares(validation, test);
    }

    public static SplitConfig defaults() {
        return new SplitConfig(0.05, 0.05, By.ITEM);
    }
}
