package @package@;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;

/**
 * The options of {@code @name@.dense}, encoder and decoder.
 *
 * @param widths how many features each hidden layer has
 */
@Summary("Dense layers")
public record NetworkOptions(
        @Option(value = "widths of the hidden layers", minimum = 1, maximum = 4096)
                List<Integer> widths) {

    public static NetworkOptions defaults() {
        return new NetworkOptions(List.of(64, 32));
    }
}
