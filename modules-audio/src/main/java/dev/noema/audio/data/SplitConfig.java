package dev.noema.audio.data;

import dev.noema.data.DataException;
import dev.noema.data.Split;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;

/**
 * How a folder of sounds is split; all windows of a file are in one part, unless it is by time.
 *
 * @param validation the share to validate on
 * @param test the share to test on
 * @param by what stays together
 */
@Summary("How a folder of sounds is split")
public record SplitConfig(
        @Option(value = "the share of sounds to validate on", minimum = 0, maximum = 0.9)
                double validation,
        @Option(value = "the share of sounds to test on", minimum = 0, maximum = 0.9) double test,
        @Option(
                        "file: each sound for itself; folder: all sounds of a folder stay together, such as those of one"
                                + " voice; name: sounds of one file name stay together, such as a sentence read by many; time: of each sound, the beginning is learned from and the end"
                                + " tested on, for few long recordings")
                By by) {

    /** What stays together. */
    public enum By {
        FILE,
        FOLDER,
        NAME,
        TIME
    }

    public SplitConfig {
        Split.checkShares(validation, test);
    }

    public static SplitConfig defaults() {
        return new SplitConfig(0.1, 0.1, By.FILE);
    }

    /**
     * Splits items.
     *
     * @param keys the path of the sound that each item is of; items of one sound in time
     * @throws DataException when there are too few
     */
    Split split(List<String> keys, long seed) {
        try {
            return by == By.TIME ? TimeSplit.of(keys, validation, test) : byGroups(keys, seed);
        } catch (DataException e) {
            throw new DataException("data.split: " + e.getMessage(), e);
        }
    }

    private Split byGroups(List<String> keys, long seed) {
        List<String> groups = keys.stream().map(this::group).toList();
        return by == By.FOLDER
                ? Split.ofFewByShares(groups, validation, test, seed)
                : Split.byShares(groups, validation, test, seed);
    }

    private String group(String key) {
        int slash = key.lastIndexOf('/');
        return switch (by) {
            case FILE, TIME -> key;
            case FOLDER -> key.substring(0, Math.max(0, slash));
            case NAME -> key.substring(slash + 1);
        };
    }
}
