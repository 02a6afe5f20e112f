package dev.noema.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a tree as YAML that reads back to the same tree, on request with each value's origin. */
final class YamlWriter {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+-][A-Za-z0-9_./+%: -]*");
    private static final Set<String> RESERVED =
            Set.of("null", "none", "true", "false", "yes", "no", "on", "off", "y", "n");
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
                    .map(entry -> quoted(entry.getKey(), true) + ": " + inline(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Value.Sequence sequence) {
            return sequence.items().stream()
                    .map(YamlWriter::inline)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        Value.Scalar scalar = (Value.Scalar) value;
        return quoted(scalar.text(), scalar.style() == Value.Style.TEXT);
    }

    private void entries(Value.Mapping mapping, String indent) {
        for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
            String key = indent + quoted(entry.getKey(), true) + ":";
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

    /** The text as it stands where YAML reads it back as the same text, else in double quotes. */
    private static String quoted(String text, boolean word) {
        boolean plain =
                PLAIN.matcher(text).matches()
                        && !text.endsWith(":")
                        && !text.endsWith(" ")
                        && !text.contains(": ")
                        && !text.startsWith("- ")
                        && !text.startsWith("---")
                        && !text.equals("-");
        return plain && (!word || isWord(text)) ? text : doubleQuoted(text);
    }

    /** Whether no reader of YAML takes the text for a number, a date, a truth value or nothing. */
    private static boolean isWord(String text) {
        return (Character.isLetter(text.charAt(0)) || text.charAt(0) == '/')
                && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                quoted.append(c);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
