package dev.noema.training;

import dev.noema.checkpoint.CheckpointStore;
import dev.noema.data.Dataset;
import dev.noema.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a training needs.
 *
 * @param config how it is trained
 * @param seed where its randomness starts
 * @param settings SHA-256 of each section of the configuration that must not change when the run
 *     goes on, by its path
 * @param learner what learns
 * @param train what it learns from
 * @param validation what it is measured on; may be empty
 * @param schedules the values that the objective and the parts ask for, by name, without the
 *     learning rate
 * @param checkpoints where checkpoints are kept
 * @param listeners told what happens
 * @param stop asks the training to end
 */
public record TrainingSetup(
        TrainingConfig config,
        long seed,
        Map<String, String> settings,
        Learner learner,
        Dataset train,
        Dataset validation,
        Map<String, Schedule> schedules,
        CheckpointStore checkpoints,
        List<TrainingListener> listeners,
        StopRequest stop) {

    public TrainingSetup {
        Map<String, Schedule> all = new LinkedHashMap<>(schedules);
        all.put(Learner.LEARNING_RATE, config.optimizer().common().learningRate());
        schedules = all;
        listeners = List.copyOf(listeners);
        if (train.size() == 0) {
            throw new IllegalArgumentException(
                    "the training data hold no items; at least one is needed");
        }
    }
}
