package @package@;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code @name@.csv}.
 *
 * @param source where the rows are
 * @param validation the share to validate on
 * @param test the share to test on
 */
@Summary("Rows of numbers in a CSV file, an item for each line")
public record @Name@Options(
        @Option("a CSV file, or builtin:@name@, which comes with the plug-in") String source,
        @Option(value = "the share to validate on", minimum = 0, maximum = 0.4) double validation,
        @Option(value = "the share to test on", minimum = 0, maximum = 0.4) double test) {

    /** What is taken where a configuration says nothing; null means that it has to say it. */
    public static @Name@Options defaults() {
        return new @Name@Options(null, 0.1, 0.1);
    }
}
