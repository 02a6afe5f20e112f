package dev.noema.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Spoils configurations, and checks how they are refused. */
public final class Mutations {

    private static final List<String> HOSTILE =
            List.of(
                    "-1",
                    "0",
                    "1e999",
                    "99999999999999999999",
                    "nan",
                    ".nan",
                    "~",
                    "''",
                    "[]",
                    "{}",
                    "[[[[]]]]",
                    "*a",
                    "&a 1",
                    "!!java.lang.Runtime {}",
                    "${seed}",
                    "yes",
                    "|\n  x",
                    "{type: }",
                    "{type: [1]}",
                    "{type: zigzag, rates: [{type: zigzag}]}",
                    "\u0000",
                    "'\\",
                    "\"\\u001b[31m\"",
                    "a: b",
                    "? x",
                    "- 1",
                    "%",
                    "@",
                    "`",
                    "9".repeat(100_000));

    private Mutations() {}

    /** The text with one to three changes: lines lost, doubled, moved, misspelt or made hostile. */
    public static String spoil(String text, Random random) {
        String spoilt = text;
        for (int change = random.nextInt(3); change >= 0; change--) {
            spoilt = mutate(spoilt, random);
        }
        return spoilt;
    }

    /** Each problem has a line, is short, and names no exception. */
    public static void check(ConfigException e, String text) {
        for (Problem problem : e.problems()) {
            assertTrue(problem.origin().line() > 0, problem + " for " + text);
            assertTrue(problem.toString().length() < 1000, problem.toString());
            assertFalse(problem.wrong().contains("Exception"), problem.toString());
        }
    }

    private static String mutate(String text, Random random) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (lines.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int colon = Math.max(0, line.indexOf(": "));
        String hostile = HOSTILE.get(random.nextInt(HOSTILE.size()));
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.set(at, edit(line, random));
            case 2 -> lines.set(at, line.substring(0, colon) + ": " + hostile);
            case 3 -> lines.add(at, line);
            case 4 -> lines.set(at, " ".repeat(random.nextInt(3)) + line);
            default ->
                    lines.set(at, line.replaceFirst("[0-9.]+", hostile.replaceAll("[\\\\$]", "")));
        }
        return String.join("\n", lines) + "\n";
    }

    /** One letter dropped, doubled or changed. */
    static String edit(String line, Random random) {
        if (line.isEmpty()) {
            return "x";
        }
        int at = random.nextInt(line.length());
        String middle =
                switch (random.nextInt(3)) {
                    case 0 -> "";
                    case 1 -> line.substring(at, at + 1).repeat(2);
                    default -> String.valueOf((char) ('a' + random.nextInt(26)));
                };
        return line.substring(0, at) + middle + line.substring(at + 1);
    }
}
