package dev.noema.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line that a reader should look at when a text is no YAML.
 *
 * @param line from 1
 * @param key the key that stands there, or the last one before; empty where there is none
 */
record SuspectLine(int line, String key) {

    // Bounded, since an unbounded search takes the square of a long line's length.
    private static final Pattern KEY =
            Pattern.compile("([A-Za-z0-9_.<-][A-Za-z0-9_.< -]{0,60}?)[\"']?\\s{0,8}:(?=\\s|$)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:#.*)?");

    /**
     * The line where a parser gave up, or the one before it, if that holds no key at all: a lost
     * colon comes to light one line later.
     */
    static SuspectLine near(List<String> lines, int line) {
        int at = Math.min(line, lines.size()) - 1;
        int before = at - 1;
        while (before >= 0 && COMMENT.matcher(lines.get(before)).matches()) {
            before--;
        }
        if (before >= 0 && isOdd(lines.get(before))) {
            at = before;
        }
        for (int i = at; i >= 0; i--) {
            String key = key(lines.get(i), i == at);
            if (!key.isEmpty()) {
                return new SuspectLine(at + 1, key);
            }
        }
        return new SuspectLine(Math.max(1, line), "");
    }

    private static boolean isOdd(String line) {
        boolean open = line.indexOf('[') >= 0 || line.indexOf('{') >= 0 || line.endsWith(",");
        boolean item = line.stripLeading().startsWith("-");
        return !open && !item && !line.endsWith("}") && !KEY.matcher(line).find();
    }

    private static String key(String line, boolean here) {
        if (COMMENT.matcher(line).matches()) {
            return "";
        }
        Matcher key = KEY.matcher(line);
        if (key.find()) {
            return key.group(1);
        }
        Matcher word = WORD.matcher(line);
        return here && word.find() ? word.group() : "";
    }
}
