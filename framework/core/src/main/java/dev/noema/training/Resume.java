package dev.noema.training;

import dev.noema.checkpoint.Checkpoint;
import dev.noema.checkpoint.CheckpointException;
import dev.noema.checkpoint.Progress;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the checkpoint that a run goes on from, and checks that it belongs to the run. */
final class Resume {

    private Resume() {}

    /** The newest whole checkpoint; empty where none was ever saved. */
    static Optional<Checkpoint> find(
            TrainingSetup setup, long stepsPerEpoch, Consumer<String> notice) {
        Optional<Checkpoint> newest = setup.checkpoints().newest(notice);
        int saved = setup.checkpoints().steps().size();
        if (newest.isEmpty() && saved > 0) {
            throw new CheckpointException(
                    "none of the " + saved + " checkpoints is whole; train anew in another folder");
        }
        newest.ifPresent(checkpoint -> check(checkpoint.progress(), setup, stepsPerEpoch));
        return newest;
    }

    private static String changed(Map<String, String> before, Map<String, String> now) {
        return Stream.concat(before.keySet().stream(), now.keySet().stream())
                .distinct()
                .filter(section -> !Objects.equals(before.get(section), now.get(section)))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static void check(Progress saved, TrainingSetup setup, long stepsPerEpoch) {
        String where = "the checkpoint of step " + saved.step() + " is of another ";
        String changed = changed(saved.settings(), setup.settings());
        if (!changed.isEmpty()) {
            throw new CheckpointException(
                    where
                            + "configuration: "
                            + changed
                            + " changed; resume with the run's own settings, or start a new run with"
                            + " init-from");
        }
        if (saved.seed() != setup.seed()) {
            throw new CheckpointException(
                    where + "seed: " + saved.seed() + " instead of " + setup.seed());
        }
        if (saved.stepsPerEpoch() != stepsPerEpoch) {
            throw new CheckpointException(
                    where
                            + "amount of data: an epoch had "
                            + saved.stepsPerEpoch()
                            + " steps and now has "
                            + stepsPerEpoch);
        }
    }
}
