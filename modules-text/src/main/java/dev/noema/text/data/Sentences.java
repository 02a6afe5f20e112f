package dev.noema.text.data;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of a paragraph. Borders are those of Unicode's rules (UAX 29), save where English
 * writing goes on: after an abbreviation before a name ({@code Mr. Knightley}), after an initial
 * ({@code J. K. Rowling}) and before a small letter ({@code "Is it?" said she.}).
 */
final class Sentences {

    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "adm", "brig", "capt", "cmdr", "co", "col", "dr", "esq", "fig", "gen", "gov",
                    "hon", "lieut", "lt", "maj", "messrs", "mlle", "mme", "mons", "mr", "mrs", "ms",
                    "mt", "mus", "no", "nos", "prof", "rep", "rev", "revd", "sen", "sergt", "sgt",
                    "sr", "st", "viz", "vol", "vs");

    /** Those that also end a sentence: they go on before a number ({@code No. 7}) only. */
    private static final Set<String> BEFORE_NUMBERS = Set.of("fig", "no", "nos", "vol");

    /** The word before the point that a piece of text ends with. */
    private static final Pattern LAST_WORD =
            Pattern.compile("(?:^|[^\\p{L}\\p{M}.'\u2019])(\\p{L}+)\\.[_*]*\\s*$");

    private static final Pattern SMALL_FIRST =
            Pattern.compile("^[\\s\"'\u2018\u201c(\\[_-]*\\p{Ll}");

    private static final Pattern NUMBER_FIRST = Pattern.compile("^\\s*\\p{N}");

    private Sentences() {}

    /**
     * Cuts a paragraph whose white space is single spaces; all pieces together are the paragraph.
     */
    static List<String> of(String paragraph) {
        BreakIterator borders = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        borders.setText(paragraph);
        List<String> sentences = new ArrayList<>();
        int from = borders.first();
        for (int to = borders.next(); to != BreakIterator.DONE; to = borders.next()) {
            if (to == paragraph.length()
                    || !goesOn(paragraph.substring(from, to), paragraph.substring(to))) {
                sentences.add(paragraph.substring(from, to));
                from = to;
            }
        }
        return sentences;
    }

    private static boolean goesOn(String before, String after) {
        if (SMALL_FIRST.matcher(after).lookingAt()) {
            return true;
        }
        Matcher last = LAST_WORD.matcher(before);
        if (!last.find()) {
            return false;
        }
        String word = last.group(1);
        String small = word.toLowerCase(Locale.ROOT);
        if (BEFORE_NUMBERS.contains(small)) {
            return NUMBER_FIRST.matcher(after).lookingAt();
        }
        // "than I." ends a sentence, other single capitals stand for a name
        boolean initial =
                word.length() == 1 && !word.equals("I") && Character.isUpperCase(word.charAt(0));
        return initial || ABBREVIATIONS.contains(small);
    }
}
