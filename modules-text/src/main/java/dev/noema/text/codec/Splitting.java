package dev.noema.text.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into pieces whose concatenation is the text again. */
public enum Splitting {
    /** Each character, by Unicode code points. */
    CHARACTERS {
        @Override
        public List<String> pieces(String text) {
            return text.codePoints().mapToObj(Character::toString).toList();
        }
    },

    /**
     * Words and signs. The space before a word belongs to it, and the first word of a text has one,
     * too, so that a word is the same piece wherever it stands.
     */
    WORDS {
        @Override
        public List<String> pieces(String text) {
            List<String> pieces = new ArrayList<>();
            Matcher matcher = WORD.matcher(" " + text);
            while (matcher.find()) {
                pieces.add(matcher.group());
            }
            return pieces;
        }
    };

    // Letters with their marks and digits, joined by apostrophes and by points between digits; or
    // one other sign.
    private static final Pattern WORD =
            Pattern.compile(
                    " ?[\\p{L}\\p{M}]+(?:['\u2019][\\p{L}\\p{M}]+)*"
                            + "| ?\\p{N}+(?:[.,]\\p{N}+)*"
                            + "| ?[^\\s\\p{L}\\p{M}\\p{N}]");

    /** The pieces of a text without line breaks and doubled spaces. */
    public abstract List<String> pieces(String text);

    /** Text whose white space is single spaces, none at its ends. */
    public static String normalized(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** The id in configurations and bundles. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
