package dev.noema.training.listener;

import dev.noema.training.StepReport;

/** How fast a training goes: running means over the last fifty steps or so. */
final class Pace {

    private static final double KEPT = 0.98;

    private double last = Double.NaN;
    private double seconds;
    private double items;
    private double steps;

    void note(StepReport report) {
        if (!Double.isNaN(last)) {
            seconds = KEPT * seconds + report.elapsedSeconds() - last;
            items = KEPT * items + report.items();
            steps = KEPT * steps + 1;
        }
        last = report.elapsedSeconds();
    }

    double itemsPerSecond() {
        return seconds > 0 ? items / seconds : 0;
    }

    double secondsLeft(StepReport report) {
        long left = report.timeline().totalSteps() - report.step();
        return steps > 0 ? left * seconds / steps : 0;
    }
}
