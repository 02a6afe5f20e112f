package dev.noema.likelihood;

import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code laplace}.
 *
 * @param scale where the scale comes from
 * @param value the scale when it is fixed, and where a learned one starts
 */
@Summary("Real data around a mean, with absolute errors")
public record LaplaceOptions(
        @Option(
                        "where the scale comes from: fixed (value), shared (one learned number) or element (the decoder makes"
                                + " one for each element)")
                Scale scale,
        @Option(
                        value = "the scale when it is fixed, and where a shared one starts",
                        minimum = 0.003,
                        maximum = 300)
                double value) {

    /** Where the scale comes from. */
    public enum Scale {
        FIXED,
        SHARED,
        ELEMENT
    }

    public LaplaceOptions {
        if (!(value >= 0.003 && value <= 300)) {
            throw new IllegalArgumentException(
                    "value: a scale of " + value + "; allowed are 0.003 to 300");
        }
    }

    public static LaplaceOptions defaults() {
        return new LaplaceOptions(Scale.SHARED, 0.1);
    }
}
