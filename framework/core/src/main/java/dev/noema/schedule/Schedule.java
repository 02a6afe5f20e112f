package dev.noema.schedule;

/** A number that depends on nothing but the step, so that a resumed run sees the same values. */
@FunctionalInterface
public interface Schedule {

    /**
     * The value at a step.
     *
     * @param step how many updates were made before, from 0
     */
    double value(long step, Timeline timeline);
}
