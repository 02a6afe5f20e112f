package dev.noema.checkpoint;

import java.util.Map;

/**
 * Where a training stands: what {@code state.json} holds. Data order and noise are functions of
 * seed, step and epoch, so no generator's state is among it.
 *
 * @param format the version of this record
 * @param step how many steps are done
 * @param epoch which pass over the data comes next or goes on, from 0
 * @param positionInEpoch how many steps of that pass are done
 * @param stepsPerEpoch how many steps one pass takes
 * @param totalSteps how many steps the budget holds, as the schedules saw it
 * @param elapsedSeconds how long the run has trained
 * @param seed where its randomness starts
 * @param settings SHA-256 of each section of the configuration that must not change when the run
 *     goes on, by its path
 * @param score the monitored metric of this checkpoint, turned so that greater is better; null
 *     where none was measured
 * @param bestScore the best score so far; null before the first
 * @param validationsWithoutGain how many validations in a row brought no gain
 * @param listeners what each listener remembers, by its name
 */
public record Progress(
        int format,
        long step,
        long epoch,
        long positionInEpoch,
        long stepsPerEpoch,
        long totalSteps,
        double elapsedSeconds,
        long seed,
        Map<String, String> settings,
        Double score,
        Double bestScore,
        int validationsWithoutGain,
        Map<String, Map<String, Object>> listeners) {

    /** The version that this program writes, and the only one that it reads. */
    public static final int FORMAT = 1;

    public Progress {
        settings = Map.copyOf(settings);
        listeners = Map.copyOf(listeners);
    }
}
