package dev.noema.spi;

/**
 * The values that a likelihood allows.
 *
 * @param kind which values between the ends count
 * @param minimum the least value allowed
 * @param maximum the greatest value allowed
 */
public record Support(Kind kind, double minimum, double maximum) {

    /** Which values between the ends count. */
    public enum Kind {
        /** Only the two ends. */
        BINARY,
        /** Whole steps of 1/255 between the ends: 8-bit data. */
        LEVELS,
        /** Whole numbers between the ends: tokens. */
        TOKENS,
        /** Any real value between the ends. */
        REAL
    }

    public static final Support BINARY = new Support(Kind.BINARY, 0, 1);
    public static final Support LEVELS = new Support(Kind.LEVELS, 0, 1);
    public static final Support REAL =
            new Support(Kind.REAL, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** So many tokens, numbered from 0. */
    public static Support tokens(int count) {
        return new Support(Kind.TOKENS, 0, count - 1);
    }
}
