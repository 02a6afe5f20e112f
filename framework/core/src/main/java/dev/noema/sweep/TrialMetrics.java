package dev.noema.sweep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a trial measured so far, read from its {@code metrics.jsonl} as that grows. */
final class TrialMetrics {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private static final int BLOCK = 1 << 20;

    private final Path file;
    private final Goals goals;
    private final Map<String, NavigableMap<Long, Double>> values = new LinkedHashMap<>();
    private final Set<String> known = new TreeSet<>();
    private Curve curve = new Curve();
    private long read; // bytes, all of whole lines

    TrialMetrics(Path file, Goals goals) {
        this.file = file;
        this.goals = goals;
        clear();
    }

    private void clear() {
        goals.metrics().forEach(metric -> values.put(metric, new TreeMap<>()));
        curve = new Curve();
        read = 0;
    }

    /** Reads the lines that have come since; a file that shrank, as on a resume, anew. */
    void update() {
        if (!Files.exists(file)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < read) {
                clear();
            }
            ByteBuffer block = ByteBuffer.allocate(BLOCK);
            for (boolean more = true; more; ) {
                block.clear();
                channel.read(block, read);
                int end = block.position();
                while (end > 0 && block.get(end - 1) != '\n') {
                    end--;
                }
                new String(block.array(), 0, end, StandardCharsets.UTF_8)
                        .lines()
                        .forEach(this::line);
                read += end;
                more = end > 0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private void line(String text) {
        JsonNode line;
        try {
            line = JSON.readTree(text);
        } catch (JsonProcessingException torn) {
            return;
        }
        long step = line.path("step").longValue();
        line.fieldNames().forEachRemaining(known::add);
        for (String metric : goals.metrics()) {
            JsonNode value = line.get(metric);
            if (value != null && value.isNumber() && !Double.isNaN(value.doubleValue())) {
                values.get(metric).put(step, value.doubleValue());
                if (metric.equals(goals.first())) {
                    curve.add(step, goals.directions().get(metric).score(value.doubleValue()));
                }
            }
        }
    }

    Curve curve() {
        return curve;
    }

    /** The names of all that was measured. */
    Set<String> known() {
        return known;
    }

    /** The goals' values at the step at which the first goal was best; empty before its first. */
    Map<String, Double> best() {
        Direction direction = goals.directions().get(goals.first());
        Optional<Map.Entry<Long, Double>> best =
                values.get(goals.first()).entrySet().stream()
                        .max(
                                Map.Entry.comparingByValue(
                                        (a, b) ->
                                                Double.compare(
                                                        direction.score(a), direction.score(b))));
        Map<String, Double> found = new LinkedHashMap<>();
        best.ifPresent(
                at ->
                        values.forEach(
                                (metric, steps) -> {
                                    Map.Entry<Long, Double> value = steps.floorEntry(at.getKey());
                                    if (value != null) {
                                        found.put(metric, value.getValue());
                                    }
                                }));
        return found;
    }
}
