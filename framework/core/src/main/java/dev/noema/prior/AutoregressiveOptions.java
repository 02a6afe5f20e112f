package dev.noema.prior;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code autoregressive}.
 *
 * @param steps how many steps a code has
 * @param units how many features the GRU has
 * @param components how many Gaussians stand at each step
 * @param epochs how often the fit sees each code
 */
@Summary("A recurrent network over the steps of a code, fitted to the codes after training")
public record AutoregressiveOptions(
        @Option(
                        value =
                                "how many steps a code has: an encoder over time makes its frames divided by all strides",
                        minimum = 1,
                        maximum = 1024)
                Integer steps,
        @Option(value = "features of the GRU over the steps", minimum = 1, maximum = 4096)
                int units,
        @Option(value = "how many Gaussians stand at each step", minimum = 1, maximum = 100)
                int components,
        @Option(value = "how often the fit sees each code", minimum = 1, maximum = 10_000)
                int epochs) {

    public AutoregressiveOptions {
        within("steps", steps == null ? 1 : steps, 1, 1024);
        within("units", units, 1, 4096);
        within("components", components, 1, 100);
        within("epochs", epochs, 1, 10_000);
    }

    private static void within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    option + ": " + value + "; allowed are " + least + " to " + most);
        }
    }

    public static AutoregressiveOptions defaults() {
        return new AutoregressiveOptions(null, 128, 4, 60);
    }
}
