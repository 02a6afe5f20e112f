package dev.noema.config;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes single values as YAML. */
public final class YamlScalar {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./+-][A-Za-z0-9_./+%: -]*");
    private static final Set<String> RESERVED =
            Set.of("null", "none", "true", "false", "yes", "no", "on", "off", "y", "n");

    private YamlScalar() {}

    /** Text that stays text: as it stands where YAML reads it back as such, else quoted. */
    public static String text(String text) {
        return isPlain(text) && isWord(text) ? text : doubleQuoted(text);
    }

    /** A number or a truth value as it stands; what YAML would read otherwise is quoted. */
    static String plain(String text) {
        return isPlain(text) ? text : doubleQuoted(text);
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches()
                && !text.endsWith(":")
                && !text.endsWith(" ")
                && !text.contains(": ")
                && !text.startsWith("- ")
                && !text.startsWith("---")
                && !text.equals("-");
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
