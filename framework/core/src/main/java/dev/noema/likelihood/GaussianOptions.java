package dev.noema.likelihood;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code gaussian}.
 *
 * @param variance where the variance comes from
 * @param value the variance when it is fixed, and where a learned one starts
 */
@Summary("Real data around a mean, with squared errors")
public record GaussianOptions(
        @Option(
                        "where the variance comes from: fixed (value), shared (one learned number), element (the decoder makes"
                                + " one for each element) or analytic (the best for each batch, sigma-VAE)")
                Variance variance,
        @Option(
                        value =
                                "the variance when it is fixed, and where a shared or analytic one starts",
                        minimum = 1e-5,
                        maximum = 1e5)
                double value) {

    /** Where the variance comes from. */
    public enum Variance {
        FIXED,
        SHARED,
        ELEMENT,
        ANALYTIC
    }

    public GaussianOptions {
        if (!(value >= 1e-5 && value <= 1e5)) {
            throw new IllegalArgumentException(
                    "value: a variance of " + value + "; allowed are 1e-5 to 1e5");
        }
    }

    public static GaussianOptions defaults() {
        return new GaussianOptions(Variance.ANALYTIC, 0.01);
    }
}
