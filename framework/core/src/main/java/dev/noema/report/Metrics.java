package dev.noema.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.spi.LossTerms;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code metrics.jsonl} holds: a series for each name. Lines that are torn are left out.
 *
 * @param training figures of steps by name
 * @param validation figures on the validation data, by the same names
 */
record Metrics(Map<String, Series> training, Map<String, Series> validation) {

    static final String ELBO = "elbo";
    static final String EPOCH = "epoch";
    static final String SECONDS = "seconds";
    static final String ACTIVE_UNITS = "active-units";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STEP = "step";
    private static final String VALIDATION = "validation.";
    private static final int MOST_NAMES = 60;

    /** Reads the file; where there is none, there are no series. */
    static Metrics read(Path file) throws IOException {
        Metrics metrics = new Metrics(new LinkedHashMap<>(), new LinkedHashMap<>());
        if (!Files.isRegularFile(file)) {
            return metrics;
        }
        // Latin-1 decodes any bytes, and names beyond ASCII do not occur.
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                metrics.add(line);
            }
        }
        return metrics;
    }

    private void add(String text) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JsonProcessingException torn) {
            return;
        }
        JsonNode step = line.path(STEP);
        if (!step.isNumber()) {
            return;
        }
        line.properties()
                .forEach(field -> add(step.doubleValue(), field.getKey(), field.getValue()));
        JsonNode reconstruction = line.path(LossTerms.RECONSTRUCTION);
        JsonNode kl = line.path(LossTerms.KL);
        if (reconstruction.isNumber() && kl.isNumber()) {
            // ELBO = E_q[log p(x|z)] - KL(q(z|x) || p(z))
            add(
                    training,
                    ELBO,
                    step.doubleValue(),
                    -(reconstruction.doubleValue() + kl.doubleValue()));
        }
    }

    private void add(double step, String name, JsonNode value) {
        if (!value.isNumber() || name.equals(STEP)) {
            return;
        }
        boolean validated = name.startsWith(VALIDATION);
        add(
                validated ? validation : training,
                validated ? name.substring(VALIDATION.length()) : name,
                step,
                value.doubleValue());
    }

    private static void add(Map<String, Series> all, String name, double step, double value) {
        if (all.size() < MOST_NAMES || all.containsKey(name)) {
            all.computeIfAbsent(name, missing -> new Series()).add(step, value);
        }
    }
}
