package dev.noema.reproduction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run measured at one step, from its {@code metrics.jsonl}. */
final class Figures {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NO_FIGURES = Set.of("step", "epoch", "seconds");

    private Figures() {}

    /** The figures of lines of that step; torn lines are passed over. */
    static SortedMap<String, Double> at(long step, Path file) {
        SortedMap<String, Double> figures = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return figures;
        }
        // Latin-1 decodes any bytes, and names beyond ASCII do not occur.
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                JsonNode line = line(text);
                if (line.path("step").asLong(-1) == step) {
                    line.properties().stream()
                            .filter(field -> field.getValue().isNumber())
                            .filter(field -> !NO_FIGURES.contains(field.getKey()))
                            .forEach(
                                    field ->
                                            figures.put(
                                                    field.getKey(),
                                                    field.getValue().doubleValue()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
        return figures;
    }

    private static JsonNode line(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException torn) {
            return JSON.createObjectNode();
        }
    }
}
