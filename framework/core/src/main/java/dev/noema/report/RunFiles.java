package dev.noema.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.noema.serving.BundleException;
import dev.noema.serving.BundleManifest;
import dev.noema.training.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a run that a report is made of. What is missing or damaged is not shown: a report is
 * also made of a run that failed.
 *
 * @param folder the run's folder
 */
record RunFiles(RunFolder folder) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 1 << 22;

    /** The configuration as it stands in the file. */
    String config() throws IOException {
        return text(folder.config());
    }

    /** The top-level value of a key of the configuration; nothing where it is a section. */
    Optional<String> configured(String key) throws IOException {
        return config().lines()
                .filter(line -> line.startsWith(key + ": "))
                .map(line -> line.substring(key.length() + 2).strip())
                .findFirst();
    }

    JsonNode provenance() throws IOException {
        return json(folder.provenance());
    }

    JsonNode data() throws IOException {
        return json(folder.root().resolve("data.json"));
    }

    JsonNode evaluation() throws IOException {
        return json(folder.root().resolve("evaluation.json"));
    }

    JsonNode latentMap() throws IOException {
        return json(folder.root().resolve("latent-map.json"));
    }

    /** The manifest of the run's bundle. */
    Optional<BundleManifest> bundle() throws IOException {
        Path file = folder.root().resolve("bundle").resolve(BundleManifest.FILE);
        try {
            return isReadable(file)
                    ? Optional.of(BundleManifest.parse(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (BundleException damaged) {
            return Optional.empty();
        }
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return JSON.readTree(text(file));
        } catch (JsonProcessingException damaged) {
            return MissingNode.getInstance();
        }
    }

    private static String text(Path file) throws IOException {
        return isReadable(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
    }

    private static boolean isReadable(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) <= LARGEST;
    }
}
