package dev.noema.nn;

import java.math.BigDecimal;
import java.util.List;

/** What the options of networks allow; a refusal names option, value and range. */
public final class Limits {

    /** The most features or channels that a layer may have. */
    public static final int WIDEST = 65536;

    private Limits() {}

    /** Refuses a value outside of a range, both ends included. */
    public static void within(String option, int value, int minimum, int maximum) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    option + ": " + value + "; allowed are " + minimum + " to " + maximum);
        }
    }

    /** Refuses what is no share from 0 to {@code greatest}; NaN is none. */
    public static void share(String option, double value, double greatest) {
        if (!(value >= 0 && value <= greatest)) {
            throw new IllegalArgumentException(
                    option
                            + ": "
                            + value
                            + "; allowed are 0 to "
                            + BigDecimal.valueOf(greatest).stripTrailingZeros().toPlainString());
        }
    }

    /** Refuses a list with a value outside of a range, both ends included. */
    public static void each(String option, List<Integer> values, int minimum, int maximum) {
        values.forEach(value -> within(option, value, minimum, maximum));
    }

    /** Refuses a list with fewer or more values. */
    public static void count(String option, List<Integer> values, int minimum, int maximum) {
        if (values.size() < minimum || values.size() > maximum) {
            throw new IllegalArgumentException(
                    option
                            + ": "
                            + values
                            + "; allowed are "
                            + minimum
                            + " to "
                            + maximum
                            + " numbers");
        }
    }
}
