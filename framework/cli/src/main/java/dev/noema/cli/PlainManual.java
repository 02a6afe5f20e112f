package dev.noema.cli;

import dev.noema.config.Alternative;
import dev.noema.config.OptionDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Describes topics as text for a terminal. */
final class PlainManual {

    private final StringBuilder text = new StringBuilder();
    private final Set<String> shown = new HashSet<>();

    private PlainManual() {}

    static String write(List<Topic> topics) {
        PlainManual manual = new PlainManual();
        for (Topic topic : topics) {
            manual.topic(topic);
        }
        return manual.text.toString();
    }

    private void topic(Topic topic) {
        text.append(text.isEmpty() ? "" : "\n").append(topic.title()).append('\n');
        shown.clear();
        topic.shapes().forEach(shape -> shape(shape, "  "));
    }

    private void shape(Alternative shape, String indent) {
        String inner = indent;
        if (!shape.name().isEmpty()) {
            String summary = shape.summary().isEmpty() ? "" : "  " + shape.summary();
            line(indent, "type: " + shape.name() + summary);
            inner = indent + "  ";
        } else if (!shape.summary().isEmpty()) {
            line(indent, shape.summary());
        }
        if (shape.options().isEmpty() && shape.name().isEmpty()) {
            line(inner, "no options");
        }
        for (OptionDescription option : shape.options()) {
            option(option, inner);
        }
    }

    private void option(OptionDescription option, String indent) {
        line(indent, option.key() + ": " + allowed(option));
        if (!option.meaning().isEmpty()) {
            line(indent + "    ", option.meaning());
        }
        List<Alternative> alternatives = option.alternatives();
        if (option.section()) {
            alternatives.get(0).options().forEach(inner -> option(inner, indent + "    "));
        } else if (!alternatives.isEmpty() && !shown.add(option.allowed() + option.meaning())) {
            line(indent + "    ", "its options stand above");
        } else {
            alternatives.forEach(alternative -> shape(alternative, indent + "    "));
        }
    }

    private static String allowed(OptionDescription option) {
        if (option.section()) {
            return option.fallback().isEmpty() ? "required" : "";
        }
        return option.allowed()
                + "; "
                + option.fallback().map(value -> "default " + value).orElse("required");
    }

    private void line(String indent, String content) {
        text.append(indent).append(content.stripTrailing()).append('\n');
    }
}
