package dev.noema.cli;

import java.util.regex.Pattern;

/** Writes words as a shell reads them back. */
final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/\\\\:@%+=,-]+");

    private Shell() {}

    /** The word, in quotes where it needs them. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
