package dev.noema.experiment;

import dev.noema.config.ExperimentConfig;
import dev.noema.serving.files.Sha256;
import dev.noema.training.Precision;
import dev.noema.training.TrainingConfig;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sections of a configuration that must stay the same when a run goes on. */
final class FixedSettings {

    private FixedSettings() {}

    /**
     * SHA-256 of each such section, by its path. A longer budget, other checkpoints, listeners or
     * devices change no step that is done.
     */
    static SortedMap<String, String> of(ExperimentConfig config, Precision precision) {
        TrainingConfig training = config.training();
        Map<String, Object> sections =
                Map.of(
                        "data", config.data(),
                        "model", config.model(),
                        "objective", config.objective(),
                        "training.optimizer", training.optimizer(),
                        "training.batch", training.batch(),
                        "training.accumulate", training.accumulate(),
                        "training.precision", precision);
        SortedMap<String, String> digests = new TreeMap<>();
        sections.forEach(
                (path, value) ->
                        digests.put(
                                path,
                                Sha256.of(value.toString().getBytes(StandardCharsets.UTF_8))));
        return digests;
    }
}
