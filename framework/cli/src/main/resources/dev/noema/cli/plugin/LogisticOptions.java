package @package@;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code @name@.logistic}.
 *
 * @param scale where the learned scale starts
 */
@Summary("Real data around a mean, with tails between Gaussian and Laplace")
public record LogisticOptions(
        @Option(value = "where the learned scale starts", minimum = 0.001, maximum = 1000)
                double scale) {

    public static LogisticOptions defaults() {
        return new LogisticOptions(0.1);
    }
}
