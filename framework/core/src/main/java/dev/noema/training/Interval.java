package dev.noema.training;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;
import dev.noema.training.schedule.Allowed;

/**
 * Something that happens again and again.
 *
 * @param every after how long, each time
 */
public record Interval(Span every) {

    /** Refuses a length that cannot be counted in steps, or is 0. */
    public static void check(String option, Span every) {
        if (every.unit() == Span.Unit.MINUTES) {
            throw new IllegalArgumentException(
                    option + " is " + every + "; allowed are epochs, steps or % of the training");
        }
        Allowed.above(0, option, every.amount());
    }

    /** Whether the interval ends with the step after which {@code done} steps are done. */
    public boolean endsAt(long done, Timeline timeline) {
        double steps = Math.max(1, every.steps(timeline));
        return Math.floor(done / steps) > Math.floor((done - 1) / steps);
    }
}
