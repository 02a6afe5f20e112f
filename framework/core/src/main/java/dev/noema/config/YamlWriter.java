package dev.noema.config;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes a tree as YAML that reads back to the same tree, on request with each value's origin. */
final class YamlWriter {

    private static final int COMMENT_COLUMN = 40;

    private final boolean origins;
    private final StringBuilder text = new StringBuilder();

    private YamlWriter(boolean origins) {
        this.origins = origins;
    }

    /** The tree in block form; {@code origins} adds a comment to each line that holds a value. */
    static String write(Value.Mapping root, boolean origins) {
        YamlWriter writer = new YamlWriter(origins);
        writer.entries(root, "");
        return writer.text.toString();
    }

    /** The value on one line, as in {@code {type: linear, widths: [32, 64]}}. */
    static String inline(Value value) {
        if (value instanceof Value.Mapping mapping) {
            return mapping.entries().entrySet().stream()
                    .map(entry -> YamlScalar.text(entry.getKey()) + ": " + inline(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Value.Sequence sequence) {
            return sequence.items().stream()
                    .map(YamlWriter::inline)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        Value.Scalar scalar = (Value.Scalar) value;
        return scalar.style() == Value.Style.TEXT
                ? YamlScalar.text(References.escaped(scalar.text()))
                : YamlScalar.plain(References.escaped(scalar.text()));
    }

    private void entries(Value.Mapping mapping, String indent) {
        for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
            String key = indent + YamlScalar.text(entry.getKey()) + ":";
            Value value = entry.getValue();
            if (value instanceof Value.Mapping inner && !inner.entries().isEmpty()) {
                text.append(key).append('\n');
                entries(inner, indent + "  ");
            } else if (isBlock(value)) {
                text.append(key).append('\n');
                items((Value.Sequence) value, indent + "  ");
            } else {
                line(key + " " + inline(value), value);
            }
        }
    }

    private static boolean isBlock(Value value) {
        return value instanceof Value.Sequence sequence
                && sequence.items().stream().anyMatch(item -> !(item instanceof Value.Scalar));
    }

    private void items(Value.Sequence sequence, String indent) {
        sequence.items().forEach(item -> line(indent + "- " + inline(item), item));
    }

    private void line(String content, Value value) {
        text.append(content);
        if (origins) {
            int gap = Math.max(2, COMMENT_COLUMN - content.length());
            String comment =
                    Origins.of(value).stream()
                            .map(origin -> Text.oneLine(origin.toString()))
                            .collect(Collectors.joining(", "));
            text.append(" ".repeat(gap)).append("# ").append(comment);
        }
        text.append('\n');
    }
}
