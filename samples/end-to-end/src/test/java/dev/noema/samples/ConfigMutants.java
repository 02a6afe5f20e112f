package dev.noema.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils a configuration in one place, and remembers where. */
final class ConfigMutants {

    private static final Pattern KEY = Pattern.compile("([A-Za-z][A-Za-z0-9-]*):(?= |$)");
    private static final Pattern VALUE = Pattern.compile("(?<=: )[^\\s,{}\\[\\]][^,{}\\[\\]]*");
    private static final List<String> HOSTILE =
            List.of(
                    "-1",
                    "1e999",
                    "99999999999999999999",
                    ".nan",
                    "~",
                    "''",
                    "[]",
                    "{}",
                    "[[[]]]",
                    "*a",
                    "!!java.lang.Runtime {}",
                    "${nothing}",
                    "${env:NOT_SET_ANYWHERE}",
                    "${",
                    "yes",
                    "010",
                    "0x1F",
                    "{type: }",
                    "{type: [1]}",
                    "\"\\u001b[31m\"",
                    "a: b",
                    "- 1",
                    "%",
                    "@x",
                    "`",
                    "|",
                    ">-",
                    "? x",
                    "\u0000",
                    "\t",
                    "'",
                    "\"",
                    "&a",
                    "9".repeat(2000),
                    "[".repeat(200));

    /** What is done to a line. */
    enum Change {
        MISSPELL_KEY,
        ADD_KEY,
        SPOIL_VALUE,
        DOUBLE_LINE,
        REMOVE_LINE,
        INDENT_LINE,
        CUT_LINE,
        LOSE_BRACKET,
        CUT_FILE,
        SPOIL_BYTE
    }

    /**
     * A spoilt configuration.
     *
     * @param line where it was spoilt, from 1
     * @param key what a message should name; empty where any key will do
     */
    record Mutant(String text, Change change, int line, String key) {}

    private final Random random;

    ConfigMutants(Random random) {
        this.random = random;
    }

    Mutant of(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        int at = random.nextInt(lines.size());
        while (lines.get(at).isBlank() || lines.get(at).startsWith("#")) {
            at = random.nextInt(lines.size());
        }
        Change change = Change.values()[random.nextInt(Change.values().length)];
        String line = lines.get(at);
        String key = "";
        switch (change) {
            case MISSPELL_KEY -> {
                Matcher matcher = any(KEY, line);
                if (matcher != null) {
                    key = misspelt(matcher.group(1));
                    lines.set(at, replace(line, matcher, key + ":"));
                }
            }
            case ADD_KEY -> {
                key = "surplus" + random.nextInt(10);
                int end = line.lastIndexOf('}');
                if (end >= 0) {
                    lines.set(
                            at, line.substring(0, end) + ", " + key + ": 1" + line.substring(end));
                } else {
                    String indent = line.replaceFirst("\\S.*", "");
                    lines.add(at, indent + key + ": 1");
                }
            }
            case SPOIL_VALUE -> {
                Matcher matcher = any(VALUE, line);
                if (matcher != null) {
                    String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
                    lines.set(at, replace(line, matcher, hostile));
                }
            }
            case DOUBLE_LINE -> {
                lines.add(at, line);
                at++;
            }
            case REMOVE_LINE -> lines.remove(at);
            case INDENT_LINE -> lines.set(at, (random.nextBoolean() ? " " : "\t") + line);
            case CUT_LINE -> lines.set(at, line.substring(0, random.nextInt(line.length())));
            case LOSE_BRACKET -> lines.set(at, line.replaceFirst("[\\[\\]{}:]", ""));
            case CUT_FILE -> lines.subList(at, lines.size()).clear();
            default -> {
                int place = random.nextInt(line.length());
                char spoilt = (char) random.nextInt(256);
                lines.set(at, line.substring(0, place) + spoilt + line.substring(place + 1));
            }
        }
        return new Mutant(String.join("\n", lines) + "\n", change, at + 1, key);
    }

    private Matcher any(Pattern pattern, String line) {
        int count = (int) pattern.matcher(line).results().count();
        if (count == 0) {
            return null;
        }
        Matcher matcher = pattern.matcher(line);
        for (int skip = random.nextInt(count); skip >= 0; skip--) {
            matcher.find();
        }
        return matcher;
    }

    private static String replace(String line, Matcher at, String by) {
        return line.substring(0, at.start()) + by + line.substring(at.end());
    }

    private String misspelt(String key) {
        int at = random.nextInt(key.length());
        char letter = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(3)) {
            case 0 -> key.substring(0, at) + letter + key.substring(at);
            case 1 -> key.substring(0, at) + letter + key.substring(at + 1);
            default -> key.length() == 1 ? key + key : key.substring(0, at) + key.substring(at + 1);
        };
    }
}
