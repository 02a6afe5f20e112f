package dev.noema.training.schedule;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;

/** The first steps of a training, in which the rate grows linearly to its first value. */
record WarmUp(long steps, Timeline timeline) {

    static WarmUp of(Span span, Timeline timeline) {
        return new WarmUp(Math.round(span.steps(timeline)), timeline);
    }

    /** The part of the rate that a step has: (step + 1) / steps, then 1. */
    double factor(long step) {
        return step < steps ? (step + 1.0) / steps : 1;
    }

    /** How many steps there were after the warm-up. */
    long after(long step) {
        return Math.max(0, step - steps);
    }

    /** Which part of the training after the warm-up is over, from 0 to 1. */
    double fraction(long step) {
        long rest = timeline.totalSteps() - steps;
        return rest <= 0 ? 0 : Math.min(1, (double) after(step) / rest);
    }

    /** A span that can be counted in steps, as each span of a schedule has to be. */
    static Span check(String option, Span span) {
        if (span.unit() == Span.Unit.MINUTES) {
            throw new IllegalArgumentException(
                    option + " is " + span + "; allowed are epochs, steps or % of the training");
        }
        return span;
    }
}
