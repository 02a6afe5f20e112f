package dev.noema.image.data;

import dev.noema.data.Split;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * How a folder of pictures is split.
 *
 * @param validation the share to validate on
 * @param test the share to test on
 * @param by what stays together
 */
@Summary("How a folder of pictures is split")
public record SplitConfig(
        @Option(value = "the share of pictures to validate on", minimum = 0, maximum = 0.9)
                double validation,
        @Option(value = "the share of pictures to test on", minimum = 0, maximum = 0.9) double test,
        @Option(
                        "file: each picture for itself; folder: all pictures of a folder stay together, such as those of one"
                                + " person")
                By by) {

    /** What stays together. */
    public enum By {
        FILE,
        FOLDER
    }

    public SplitConfig {
        Split.checkShares(validation, test);
    }

    public static SplitConfig defaults() {
        return new SplitConfig(0.1, 0.1, By.FILE);
    }

    /** What the split is drawn by, for the picture of this path. */
    String group(String key) {
        return switch (by) {
            case FILE -> key;
            case FOLDER -> key.substring(0, Math.max(0, key.lastIndexOf('/')));
        };
    }
}
