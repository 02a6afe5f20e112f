package dev.noema.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows nested facts: as an indented outline for people, or as JSON for programs. */
final class Outline {

    private static final int MOST_IN_A_LINE = 4;

    private Outline() {}

    /**
     * The facts as text that ends with a line break.
     *
     * @param facts strings, numbers, lists and maps by name, in the order to show
     */
    static String of(Map<String, ?> facts, boolean json) {
        return json ? JsonOption.text(facts) : lines(facts, "");
    }

    /** A number with four significant digits. */
    static double rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(4)).doubleValue()
                : value;
    }

    private static String lines(Map<?, ?> facts, String indent) {
        int width =
                facts.entrySet().stream()
                        .filter(fact -> !isSection(fact.getValue(), indent))
                        .mapToInt(fact -> fact.getKey().toString().length())
                        .max()
                        .orElse(0);
        StringBuilder text = new StringBuilder();
        facts.forEach(
                (name, value) -> {
                    text.append(indent).append(name);
                    if (isSection(value, indent)) {
                        text.append('\n').append(lines((Map<?, ?>) value, indent + "  "));
                    } else {
                        text.append(" ".repeat(width - name.toString().length() + 2))
                                .append(text(value))
                                .append('\n');
                    }
                });
        return text.toString();
    }

    /** Whether a value takes lines of its own: not what is plain, or small and further in. */
    private static boolean isSection(Object value, String indent) {
        return value instanceof Map<?, ?> inner
                && (indent.isEmpty()
                        || inner.size() > MOST_IN_A_LINE
                        || inner.values().stream().anyMatch(it -> it instanceof Map));
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> inner) {
            return inner.entrySet().stream()
                    .map(fact -> fact.getKey() + " " + text(fact.getValue()))
                    .collect(Collectors.joining(", "));
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(Outline::text).collect(Collectors.joining(", "));
        }
        return value instanceof Integer || value instanceof Long
                ? String.format(Locale.ROOT, "%,d", ((Number) value).longValue())
                : String.valueOf(value);
    }
}
