package dev.noema.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The values of a configuration file as text, by their paths: {@code model.encoder.widths} is
 * {@code [32, 64]}. Nothing is bound, so that configurations of parts that are not there can be
 * compared too.
 */
public final class ConfigTexts {

    private ConfigTexts() {}

    /**
     * Reads a file, in the order of its lines.
     *
     * @throws ConfigException when it is no YAML or too large
     * @throws IOException when it cannot be read, as when it is no UTF-8
     */
    public static Map<String, String> read(Path file) throws IOException {
        Report report = new Report();
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Value root = YamlReader.read(text, line -> new Origin(file.toString(), line), report);
        report.check();
        Map<String, String> texts = new LinkedHashMap<>();
        collect(root, "", texts);
        return texts;
    }

    private static void collect(Value value, String path, Map<String, String> texts) {
        if (value instanceof Value.Mapping mapping) {
            String prefix = path.isEmpty() ? "" : path + ".";
            mapping.entries().forEach((key, entry) -> collect(entry, prefix + key, texts));
        } else {
            texts.put(path, text(value));
        }
    }

    private static String text(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return sequence.items().stream()
                    .map(ConfigTexts::text)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        return ((Value.Scalar) value).text();
    }
}
