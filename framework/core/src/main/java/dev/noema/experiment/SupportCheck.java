package dev.noema.experiment;

import dev.noema.data.DataDescription;
import dev.noema.data.DataException;
import dev.noema.spi.Support;
import java.util.Locale;

/** Refuses data that the likelihood gives no probability, before the first step. */
final class SupportCheck {

    private SupportCheck() {}

    static void require(DataDescription data, Support support, String likelihood) {
        DataDescription.Values values = data.values();
        boolean tokens = data.sequence().ofTokens();
        boolean allowed =
                tokens == (support.kind() == Support.Kind.TOKENS)
                        && values.minimum() >= support.minimum()
                        && values.maximum() <= support.maximum()
                        && switch (support.kind()) {
                            case BINARY -> values.binary();
                            case LEVELS -> values.levels();
                            case TOKENS, REAL -> true;
                        };
        if (!allowed) {
            throw new DataException(
                    String.format(
                            Locale.ROOT,
                            "model.likelihood: %s allows %s, but the data hold %s from %s to %s; %s",
                            likelihood,
                            wanted(support),
                            tokens
                                    ? "tokens"
                                    : values.binary()
                                            ? "the values 0 and 1"
                                            : values.levels() ? "8-bit levels" : "real values",
                            values.minimum(),
                            values.maximum(),
                            remedy(support, tokens)));
        }
    }

    private static String wanted(Support support) {
        return switch (support.kind()) {
            case BINARY -> "only 0 and 1";
            case LEVELS -> "multiples of 1/255 from 0 to 1";
            case TOKENS -> "tokens from " + support.minimum() + " to " + support.maximum();
            case REAL -> "values from " + support.minimum() + " to " + support.maximum();
        };
    }

    private static String remedy(Support support, boolean tokens) {
        if (tokens) {
            return "take the likelihood categorical";
        }
        return support.kind() == Support.Kind.BINARY
                ? "set data.binarize to dynamic or fixed, or take another likelihood"
                : "take another likelihood";
    }
}
