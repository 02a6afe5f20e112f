package dev.noema.config;

import java.util.Locale;

/** How values from a configuration are shown in messages, and how names in code become keys. */
final class Text {

    private static final int LONGEST = 60;
    private static final int LONGEST_LINE = 700;

    private Text() {}

    /** The text in quotes, cut where it is long. */
    static String quote(String text) {
        return "\"" + shorten(text) + "\"";
    }

    static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }

    /**
     * The text with control characters escaped and its length bounded, so that a hostile file can
     * neither steer nor flood the terminal.
     */
    static String oneLine(String text) {
        int length = Math.min(text.length(), LONGEST_LINE);
        StringBuilder line = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
                line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }

    /** {@code importanceSamples} and {@code ImportanceSamples} as {@code importance-samples}. */
    static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    /** {@code ONE_CYCLE} as {@code one-cycle}. */
    static String kebab(Enum<?> constant) {
        return constant.name().replace('_', '-').toLowerCase(Locale.ROOT);
    }
}
