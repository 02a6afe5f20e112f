package dev.noema.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts settings of the command line, {@code training.batch=64}, into a tree. */
final class Overrides {

    private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

    private final Report report;

    Overrides(Report report) {
        this.report = report;
    }

    Value apply(Value root, List<String> settings) {
        Value changed = root;
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals <= 0) {
                report.add(
                        Origin.COMMAND_LINE,
                        Text.quote(setting) + " is no setting; allowed is key=value, as in seed=1");
            } else {
                String path = setting.substring(0, equals).strip();
                Value value = parse(setting.substring(equals + 1).strip());
                changed = put(changed, Arrays.asList(path.split("\\.", -1)), 0, value);
            }
        }
        return changed;
    }

    private Value parse(String text) {
        boolean structured = !text.isEmpty() && "[{\"'".indexOf(text.charAt(0)) >= 0;
        return structured
                ? YamlReader.read(text, line -> Origin.COMMAND_LINE, report)
                : new Value.Scalar(text, Value.Style.PLAIN, Origin.COMMAND_LINE);
    }

    private Value put(Value target, List<String> path, int depth, Value value) {
        if (depth == path.size()) {
            return value;
        }
        String key = path.get(depth);
        if (target instanceof Value.Sequence sequence) {
            return item(sequence, path, depth, value);
        }
        if (target instanceof Value.Scalar scalar && !scalar.missing()) {
            refuse(path, depth, "is " + scalar.shown() + ", which holds no " + Text.quote(key));
            return target;
        }
        Map<String, Value> entries = new LinkedHashMap<>();
        if (target instanceof Value.Mapping mapping) {
            entries.putAll(mapping.entries());
        }
        Value inner = entries.get(key);
        entries.put(key, put(inner == null ? nothing() : inner, path, depth + 1, value));
        return new Value.Mapping(entries, target.origin());
    }

    private Value item(Value.Sequence sequence, List<String> path, int depth, Value value) {
        String key = path.get(depth);
        int size = sequence.items().size();
        if (!INDEX.matcher(key).matches() || Integer.parseInt(key) >= size) {
            String items = size == 0 ? "no items" : "the items 0 to " + (size - 1);
            refuse(path, depth, "is a list of " + items + ", which has no " + Text.quote(key));
            return sequence;
        }
        int index = Integer.parseInt(key);
        List<Value> items = new ArrayList<>(sequence.items());
        items.set(index, put(items.get(index), path, depth + 1, value));
        return new Value.Sequence(items, sequence.origin());
    }

    private static Value nothing() {
        return new Value.Mapping(Map.of(), Origin.COMMAND_LINE);
    }

    private void refuse(List<String> path, int depth, String wrong) {
        String field = Text.shorten(String.join(".", path.subList(0, depth)));
        report.add(Origin.COMMAND_LINE, field, wrong, "set it as a whole", Optional.empty());
    }
}
