package dev.noema.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.noema.config.ConfigException;
import dev.noema.config.ConfigTexts;
import dev.noema.spi.RequestException;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A run beside others.
 *
 * @param name tells it from the others
 * @param files its folder
 * @param config its configuration as text, by path
 * @param metrics what it wrote while it trained
 * @param evaluation what {@code noema evaluate} found; missing where it was not run
 * @param figures what it is judged by
 */
record ComparedRun(
        String name,
        RunFiles files,
        Map<String, String> config,
        Metrics metrics,
        JsonNode evaluation,
        Map<Figure, Double> figures) {

    private static final String SEED = "seed";
    private static final String NAME = "name";

    /** Throws {@link RequestException} when the folder holds no run. */
    static ComparedRun read(Path folder, String name) {
        RunFolder run = new RunFolder(folder);
        if (!Files.isRegularFile(run.config())) {
            throw new RequestException(
                    folder + ": is no run; a run's folder holds a config.yaml and checkpoints");
        }
        try {
            RunFiles files = new RunFiles(run);
            Metrics metrics = Metrics.read(run.metrics());
            JsonNode evaluation = files.evaluation();
            return new ComparedRun(
                    name,
                    files,
                    ConfigTexts.read(run.config()),
                    metrics,
                    evaluation,
                    Figures.of(evaluation, metrics));
        } catch (IOException | ConfigException e) {
            throw new RequestException(folder + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** SHA-256 of the items that were learned from; empty where the run does not say. */
    String dataDigest() {
        try {
            return files.provenance().path("dataDigest").asText();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** The configuration less seed and name: equal in runs that repeat each other. */
    Map<String, String> apartFromSeed() {
        Map<String, String> rest = new TreeMap<>(config);
        rest.remove(SEED);
        rest.remove(NAME);
        return rest;
    }

    String seed() {
        return config.getOrDefault(SEED, "");
    }

    /** The values of a configuration's section, as one text. */
    String section(String prefix) {
        List<String> values = new ArrayList<>();
        config.forEach(
                (key, value) -> {
                    if (key.startsWith(prefix + ".")) {
                        values.add(key.substring(prefix.length() + 1) + "=" + value);
                    }
                });
        return String.join(", ", values);
    }

    /** The newest sheet of a kind: of the folder itself, or the last preview. */
    Optional<Medium> sheet(Sheet sheet) throws IOException {
        Optional<Medium> made = Medium.find(files.folder().root(), sheet.file());
        if (made.isPresent()) {
            return made;
        }
        return Preview.last(files.folder().previews(), sheet.file());
    }
}
