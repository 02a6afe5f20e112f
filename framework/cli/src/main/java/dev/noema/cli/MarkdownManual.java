package dev.noema.cli;

import dev.noema.config.Alternative;
import dev.noema.config.OptionDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes topics as Markdown: a table of options for each, and one for each nested choice. */
final class MarkdownManual {

    private final StringBuilder text = new StringBuilder("# Configuration reference\n");
    private final Set<String> shown = new HashSet<>();

    private MarkdownManual() {}

    static String write(List<Topic> topics) {
        MarkdownManual manual = new MarkdownManual();
        for (Topic topic : topics) {
            manual.text.append("\n## ").append(topic.title()).append('\n');
            manual.shown.clear();
            topic.shapes().forEach(shape -> manual.shape("", shape));
        }
        return manual.text.toString();
    }

    private void shape(String path, Alternative shape) {
        if (!shape.summary().isEmpty()) {
            text.append('\n').append(shape.summary()).append('\n');
        }
        if (shape.options().isEmpty()) {
            text.append("\nNo options.\n");
            return;
        }
        text.append("\n| option | allowed | default | meaning |\n| --- | --- | --- | --- |\n");
        shape.options().forEach(this::row);
        shape.options().forEach(option -> nested(path, option));
    }

    private void row(OptionDescription option) {
        String allowed = option.section() ? "a section, below" : option.allowed();
        String fallback = option.section() ? "" : option.fallback().orElse("");
        text.append("| `%s` | %s | ".formatted(option.key(), cell(allowed)))
                .append(fallback.isEmpty() ? "" : "`" + cell(fallback) + "`")
                .append(option.fallback().isEmpty() ? "required" : "")
                .append(" | ")
                .append(cell(option.meaning()))
                .append(" |\n");
    }

    private static String cell(String content) {
        return content.replace("|", "\\|");
    }

    private void nested(String path, OptionDescription option) {
        List<Alternative> alternatives = option.alternatives();
        if (alternatives.isEmpty() || !shown.add(option.allowed() + option.meaning())) {
            return;
        }
        String inner = path.isEmpty() ? option.key() : path + "." + option.key();
        for (Alternative alternative : alternatives) {
            String type = alternative.name().isEmpty() ? "" : ", type `" + alternative.name() + "`";
            text.append("\n### `").append(inner).append('`').append(type).append('\n');
            shape(inner, alternative);
        }
    }
}
