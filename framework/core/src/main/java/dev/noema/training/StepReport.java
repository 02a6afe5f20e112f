package dev.noema.training;

import dev.noema.schedule.Timeline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step that was made.
 *
 * @param step how many steps are done with this one
 * @param timeline how long the training is
 * @param items how many items the step took
 * @param result what it gave
 * @param scheduled the values that schedules set
 * @param elapsedSeconds how long the run has trained
 */
public record StepReport(
        long step,
        Timeline timeline,
        int items,
        StepResult result,
        Map<String, Float> scheduled,
        double elapsedSeconds) {

    public StepReport {
        scheduled = Collections.unmodifiableMap(new LinkedHashMap<>(scheduled));
    }

    /** How often the data were passed over. */
    public double epoch() {
        return (double) step / timeline.stepsPerEpoch();
    }
}
