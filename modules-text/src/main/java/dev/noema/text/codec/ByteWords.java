package dev.noema.text.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pieces over whose borders no pair reaches, found by GPT-2's pattern (Radford et al. 2019,
 * "Language Models are Unsupervised Multitask Learners"). The first word has a space before it like
 * all others; together the pieces are the text with that space.
 */
final class ByteWords {

    // White space is that of Unicode, as in the libraries that share this pattern.
    private static final Pattern WORD =
            Pattern.compile(
                    "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+"
                            + "|\\s+(?!\\S)|\\s+",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private static final int LONGEST = 100;

    private ByteWords() {}

    static List<String> of(String text, boolean lowerCase) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(" " + (lowerCase ? text.toLowerCase(Locale.ROOT) : text));
        while (matcher.find()) {
            cut(matcher.group(), words);
        }
        return words;
    }

    // The time that pairs take grows with the square of a word's length.
    private static void cut(String word, List<String> words) {
        int from = 0;
        while (word.length() - from > LONGEST) {
            int to = from + LONGEST;
            to -= Character.isHighSurrogate(word.charAt(to - 1)) ? 1 : 0;
            words.add(word.substring(from, to));
            from = to;
        }
        words.add(word.substring(from));
    }

    /** The token of each byte of a word. */
    static int[] tokens(String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int[] tokens = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            tokens[i] = ByteTokens.FIRST + (bytes[i] & 0xFF);
        }
        return tokens;
    }

    /** The text of all words' bytes together. */
    static String text(byte[] bytes, int length) {
        int from = length > 0 && bytes[0] == ' ' ? 1 : 0;
        return new String(bytes, from, length - from, StandardCharsets.UTF_8);
    }
}
