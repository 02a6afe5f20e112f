package dev.noema.training.schedule;

/** Checks of numeric options; a refusal names option, value and what is allowed. */
public final class Allowed {

    private Allowed() {}

    /** {@code value}, if it is at least {@code minimum} and finite. */
    public static double atLeast(double minimum, String option, double value) {
        return check(value >= minimum, option, value, "at least " + text(minimum));
    }

    /** {@code value}, if it is above {@code bound} and finite. */
    public static double above(double bound, String option, double value) {
        return check(value > bound, option, value, "above " + text(bound));
    }

    /** {@code value}, if it is at least {@code minimum} and below {@code bound}. */
    public static double fromToBelow(double minimum, double bound, String option, double value) {
        return check(
                value >= minimum && value < bound,
                option,
                value,
                "from " + text(minimum) + " to below " + text(bound));
    }

    private static double check(boolean fits, String option, double value, String allowed) {
        if (!fits || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    option + " is " + text(value) + "; allowed is a number " + allowed);
        }
        return value;
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
