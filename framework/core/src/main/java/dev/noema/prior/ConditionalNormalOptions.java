package dev.noema.prior;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;
import java.util.List;

/**
 * The options of {@code conditional-normal}.
 *
 * @param hidden the widths of the hidden layers between condition and prior
 */
@Summary("A Gaussian whose mean and variance are learned from the condition")
public record ConditionalNormalOptions(
        @Option(
                        value =
                                "widths of the hidden layers between the condition and the prior; [] makes it linear",
                        minimum = 1,
                        maximum = 65536)
                List<Integer> hidden) {

    public ConditionalNormalOptions {
        hidden = List.copyOf(hidden);
        for (int width : hidden) {
            if (width < 1 || width > 65536) {
                throw new IllegalArgumentException(
                        "hidden: a width of " + width + "; allowed are 1 to 65536");
            }
        }
    }

    public static ConditionalNormalOptions defaults() {
        return new ConditionalNormalOptions(List.of());
    }
}
