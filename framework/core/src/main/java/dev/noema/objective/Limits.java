package dev.noema.objective;

import dev.noema.schedule.Span;

/** What the options of objectives allow. */
final class Limits {

    private Limits() {}

    static void notNegative(String option, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(
                    option + ": " + value + "; allowed are numbers from 0");
        }
    }

    static void countable(String option, Span span) {
        if (span.unit() == Span.Unit.MINUTES) {
            throw new IllegalArgumentException(
                    option
                            + ": "
                            + span
                            + "; allowed are epochs, steps or %, since a schedule in minutes would not repeat");
        }
    }
}
