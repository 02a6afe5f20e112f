package dev.noema.text.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VocabularyTest {

    private static final String TEXT =
            "\"It's 3,500 miles,\" she said (twice) - na\u00EFve, l\u2019\u00E9t\u00E9 caf\u00E9's 1.5m \uD83D\uDE00?";

    @Test
    void textComesBackAsItWas() {
        for (Splitting splitting : Splitting.values()) {
            Vocabulary vocabulary = Vocabulary.of(List.of(TEXT), splitting, false, 0, 1);
            assertEquals(TEXT, vocabulary.text(longs(vocabulary.tokens("  " + TEXT + "\n"))));
        }
    }

    @Test
    void aWordIsTheSameTokenWhereverItStands() {
        Vocabulary vocabulary = Vocabulary.of(List.of("so it is so"), Splitting.WORDS, false, 0, 1);
        int[] tokens = vocabulary.tokens("so it is so");
        assertEquals(tokens[0], tokens[3]);
        assertEquals(5, vocabulary.size());
    }

    @Test
    void theCommonestWordsAreKnownAndTheOthersUnknown() {
        List<String> texts = List.of("a b a c", "a b d");
        Vocabulary four = Vocabulary.of(texts, Splitting.WORDS, false, 4, 1);
        assertArrayEquals(new int[] {2, 3, 1, 1}, four.tokens("a b c d"));
        assertEquals("a b <unknown> <unknown>", four.text(longs(four.tokens("a b c d"))));
        Vocabulary often = Vocabulary.of(texts, Splitting.WORDS, false, 0, 2);
        assertEquals(4, often.size());
    }

    @Test
    void aBundleKeepsIt() {
        Vocabulary made = Vocabulary.of(List.of("One two"), Splitting.WORDS, true, 0, 1);
        Vocabulary kept = Vocabulary.of(made.toMap());
        assertEquals("one two", kept.text(longs(kept.tokens("ONE Two"))));
        assertThrows(
                IllegalArgumentException.class, () -> Vocabulary.of(Map.of("tokenizer", "words")));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        Vocabulary.of(
                                Map.of("tokenizer", "words", "vocabulary", List.of("a", "b", 3))));
    }

    private static long[] longs(int[] tokens) {
        return Arrays.stream(tokens).asLongStream().toArray();
    }
}
