package dev.noema.cli;

import dev.noema.config.Alternative;
import dev.noema.config.OptionDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes topics as facts for scripts. */
final class JsonManual {

    private JsonManual() {}

    static Map<String, Object> of(List<Topic> topics) {
        Map<String, Object> facts = new LinkedHashMap<>();
        topics.forEach(topic -> facts.put(topic.title(), shapes(topic.shapes())));
        return facts;
    }

    private static List<Map<String, Object>> shapes(List<Alternative> shapes) {
        return shapes.stream().map(JsonManual::shape).toList();
    }

    private static Map<String, Object> shape(Alternative shape) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (!shape.name().isEmpty()) {
            facts.put("type", shape.name());
        }
        if (!shape.summary().isEmpty()) {
            facts.put("summary", shape.summary());
        }
        facts.put("options", shape.options().stream().map(JsonManual::option).toList());
        return facts;
    }

    private static Map<String, Object> option(OptionDescription option) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("key", option.key());
        facts.put("meaning", option.meaning());
        facts.put("allowed", option.allowed());
        facts.put("required", option.fallback().isEmpty());
        option.fallback().ifPresent(value -> facts.put("default", value));
        List<Alternative> nested = option.alternatives();
        if (!nested.isEmpty()) {
            facts.put("shapes", shapes(nested));
        }
        return facts;
    }
}
