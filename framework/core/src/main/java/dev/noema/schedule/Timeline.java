package dev.noema.schedule;

/**
 * How long a training is.
 *
 * @param stepsPerEpoch how many steps pass over the data once, at least 1
 * @param totalSteps how many steps the whole budget holds, at least 1; an estimate when the budget
 *     is in minutes
 */
public record Timeline(long stepsPerEpoch, long totalSteps) {

    public Timeline {
        if (stepsPerEpoch < 1 || totalSteps < 1) {
            throw new IllegalArgumentException(
                    "a timeline needs at least one step, not "
                            + stepsPerEpoch
                            + " steps an epoch and "
                            + totalSteps
                            + " in all");
        }
    }
}
