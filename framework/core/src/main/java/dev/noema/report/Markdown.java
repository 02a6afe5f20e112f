package dev.noema.report;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a text in Markdown. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    void section(String title) {
        text.append(text.isEmpty() ? "" : "\n").append("## ").append(title).append("\n\n");
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    void fact(String name, String value) {
        line("- " + name + ": " + plain(value));
    }

    void fenced(String language, String content) {
        text.append("```").append(language).append('\n').append(content).append("```\n");
    }

    void table(List<String> heading, List<List<String>> rows) {
        row(heading);
        row(heading.stream().map(column -> "---").toList());
        rows.forEach(this::row);
    }

    private void row(List<String> cells) {
        line(cells.stream().map(Markdown::plain).collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** In one line, with nothing that ends a cell. */
    private static String plain(String text) {
        return text.replace("|", "\\|").replaceAll("\\R", " ");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
