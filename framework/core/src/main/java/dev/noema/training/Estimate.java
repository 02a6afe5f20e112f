package dev.noema.training;

import dev.noema.schedule.Timeline;
import java.util.Locale;

/**
 * What a training will take, measured before its first step.
 *
 * @param parameters how many numbers are trained
 * @param secondsPerStep how long a step takes
 * @param bytes the memory of the process with one step at work; 0 where the system does not say
 */
public record Estimate(long parameters, double secondsPerStep, long bytes) {

    /** One line for people. */
    public String line(long steps) {
        String memory =
                bytes == 0 ? "" : String.format(Locale.ROOT, ", %,d MB of memory", bytes >> 20);
        return String.format(
                Locale.ROOT,
                "%,d parameters; %,d steps of %.3g ms, about %s%s",
                parameters,
                steps,
                secondsPerStep * 1000,
                Seconds.text(steps * secondsPerStep),
                memory);
    }

    String line(long step, Timeline timeline) {
        return line(Math.max(0, timeline.totalSteps() - step));
    }
}
