package dev.noema.training;

import dev.noema.schedule.Span;
import dev.noema.schedule.Timeline;

/**
 * How long a training is, in steps. A budget in epochs or steps fixes it; one in minutes is counted
 * in steps by the pace so far, so that schedules end with the time, and is the one setting under
 * which runs do not repeat exactly.
 *
 * @param budget in epochs, steps or minutes
 * @param stepsPerEpoch how many steps pass over the data once
 * @param secondsPerStep the pace before the first step
 */
record Horizon(Span budget, long stepsPerEpoch, double secondsPerStep) {

    private static final double SECONDS_PER_MINUTE = 60;

    /** The pace before the first step weighs as much as this many steps. */
    private static final int TRUST = 20;

    Timeline timeline(long step, double elapsedSeconds) {
        if (budget.unit() != Span.Unit.MINUTES) {
            double steps =
                    budget.unit() == Span.Unit.EPOCHS
                            ? budget.amount() * stepsPerEpoch
                            : budget.amount();
            return new Timeline(stepsPerEpoch, Math.max(1, Math.round(steps)));
        }
        // steps = done + time left / pace
        double pace = (secondsPerStep * TRUST + elapsedSeconds) / (TRUST + step);
        double left = Math.max(0, seconds() - elapsedSeconds) / Math.max(1e-9, pace);
        return new Timeline(stepsPerEpoch, Math.max(1, step + Math.round(left)));
    }

    /** Whether the budget is used up. */
    boolean isOver(long step, double elapsedSeconds) {
        return budget.unit() == Span.Unit.MINUTES
                ? elapsedSeconds >= seconds()
                : step >= timeline(step, elapsedSeconds).totalSteps();
    }

    private double seconds() {
        return budget.amount() * SECONDS_PER_MINUTE;
    }
}
