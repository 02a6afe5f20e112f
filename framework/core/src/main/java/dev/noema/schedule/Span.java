package dev.noema.schedule;

import dev.noema.spi.Summary;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of training, written {@code 1 epoch}, {@code 2000 steps}, {@code 10 minutes} or {@code
 * 50%}.
 *
 * @param amount how many units, finite and not negative
 * @param unit what is counted
 */
@Summary(
        value = "A length of training",
        forms = {"1 epoch", "2000 steps", "10 minutes", "50%"})
public record Span(double amount, Unit unit) {

    /** What a span counts. */
    public enum Unit {
        EPOCHS,
        STEPS,
        MINUTES,
        /** Hundredths of the whole training. */
        PERCENT
    }

    private static final Pattern TEXT =
            Pattern.compile(
                    "([0-9.]{1,20}(?:[eE][+-]?[0-9]{1,3})?)\\s*(epochs?|steps?|minutes?|%)");

    public Span {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException(
                    "a span cannot be " + amount + " long; a number from 0 is allowed");
        }
    }

    /**
     * Reads a span.
     *
     * @throws IllegalArgumentException when the text is none
     */
    public static Span parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw refused(text, null);
        }
        try {
            return new Span(Double.parseDouble(matcher.group(1)), unit(matcher.group(2)));
        } catch (NumberFormatException e) {
            throw refused(text, e);
        }
    }

    private static IllegalArgumentException refused(String text, Throwable cause) {
        return new IllegalArgumentException(
                "\""
                        + text
                        + "\" is no span; allowed are a number and epochs, steps, minutes or %, as in"
                        + " \"1 epoch\", \"2000 steps\", \"10 minutes\", \"50%\"",
                cause);
    }

    private static Unit unit(String word) {
        return switch (word.charAt(0)) {
            case 'e' -> Unit.EPOCHS;
            case 's' -> Unit.STEPS;
            case 'm' -> Unit.MINUTES;
            default -> Unit.PERCENT;
        };
    }

    /**
     * The span in steps, not rounded.
     *
     * @throws IllegalArgumentException for minutes, which depend on the machine
     */
    public double steps(Timeline timeline) {
        return switch (unit) {
            case EPOCHS -> amount * timeline.stepsPerEpoch();
            case STEPS -> amount;
            case PERCENT -> amount / 100 * timeline.totalSteps();
            case MINUTES ->
                    throw new IllegalArgumentException(
                            "\""
                                    + this
                                    + "\" cannot be counted in steps; allowed are epochs, steps or % of the training");
        };
    }

    /** The text that {@link #parse} reads back. */
    @Override
    public String toString() {
        String number =
                amount == Math.rint(amount) && amount < 1e15
                        ? Long.toString((long) amount)
                        : Double.toString(amount);
        if (unit == Unit.PERCENT) {
            return number + "%";
        }
        String word = unit.name().toLowerCase(Locale.ROOT);
        return number + " " + (amount == 1 ? word.substring(0, word.length() - 1) : word);
    }
}
