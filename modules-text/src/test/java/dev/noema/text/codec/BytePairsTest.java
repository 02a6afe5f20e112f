package dev.noema.text.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BytePairsTest {

    private static final List<String> TEXTS =
            List.of(
                    "the cat and the other cats that sat there",
                    "aaaa aaa aa a aaaaa, then the thin thing",
                    "Die schöne Größe; 天気がいい, 天気は? 😀😀 😀");

    private static JsonNode oracle() throws IOException {
        return new JsonMapper().readTree(BytePairsTest.class.getResource("byte_pairs.json"));
    }

    private static Vocabulary of(List<String> merges) {
        return Vocabulary.of(Map.of(Vocabulary.TOKENIZER, BytePairs.ID, BytePairs.MERGES, merges));
    }

    @Test
    void textsAreCutAsTheLibraryOfTheFieldCutsThem() throws IOException {
        List<String> merges = new ArrayList<>();
        oracle().get("merges").forEach(line -> merges.add(line.textValue()));
        Vocabulary vocabulary = of(merges);
        assertEquals(258 + merges.size(), vocabulary.size());
        for (int i = 0; i < oracle().get("texts").size(); i++) {
            String text = oracle().get("texts").get(i).textValue();
            List<String> wanted = new ArrayList<>();
            oracle().get("tokens").get(i).forEach(token -> wanted.add(token.textValue()));
            int[] tokens = vocabulary.tokens(text);
            List<String> pieces =
                    Arrays.stream(tokens).mapToObj(token -> piece(merges, token)).toList();
            assertEquals(wanted, pieces, text);
            assertEquals(text, vocabulary.text(longs(tokens)));
        }
    }

    private static String piece(List<String> merges, int token) {
        int merge = token - ByteTokens.FIRST - ByteTokens.BYTES;
        return merge < 0
                ? ByteLetters.letters(new byte[] {(byte) (token - ByteTokens.FIRST)})
                : merges.get(merge).replace(" ", "");
    }

    @Test
    void eachPairIsTheCommonestOfAllThatAreLeft() {
        List<BytePair> learned = BytePairTraining.merges(TEXTS, false, 320);
        assertTrue(learned.size() > 20, "only " + learned.size());
        List<int[]> words = new ArrayList<>();
        for (String text : TEXTS) {
            ByteWords.of(text, false).forEach(word -> words.add(ByteWords.tokens(word)));
        }
        ByteTokens tokens = new ByteTokens();
        for (BytePair pair : learned) {
            Map<BytePair, Integer> counts = new TreeMap<>();
            for (int[] word : words) {
                for (int i = 0; i + 1 < word.length; i++) {
                    counts.merge(new BytePair(word[i], word[i + 1]), 1, Integer::sum);
                }
            }
            int most = counts.values().stream().mapToInt(count -> count).max().orElseThrow();
            BytePair first =
                    counts.keySet().stream()
                            .filter(one -> counts.get(one) == most)
                            .findFirst()
                            .orElseThrow();
            assertEquals(first, pair);
            int joined = tokens.join(pair);
            words.replaceAll(
                    word ->
                            Arrays.copyOf(
                                    word, BytePairTraining.join(word, word.length, pair, joined)));
        }
    }

    @Test
    void everyTextComesBackWhateverWasLearned() {
        Vocabulary vocabulary = Vocabulary.ofBytePairs(TEXTS, false, 300);
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(300); j > 0; j--) {
                int point = random.nextInt(random.nextBoolean() ? 128 : 0x11000);
                text.appendCodePoint(Character.isSurrogate((char) point) ? ' ' : point);
            }
            String whole = text.toString();
            assertEquals(whole, vocabulary.text(longs(vocabulary.tokens(whole))));
        }
        String emoji = "👩‍👩‍👧 🏳️‍🌈 " + "😀".repeat(500);
        assertEquals(emoji, vocabulary.text(longs(vocabulary.tokens(emoji))));
    }

    @Test
    void aBundleKeepsIt() {
        Vocabulary made = Vocabulary.ofBytePairs(TEXTS, true, 280);
        assertEquals(280, made.size());
        Vocabulary kept = Vocabulary.of(made.toMap());
        assertArrayEquals(made.tokens("The Cats"), kept.tokens("the cats"));
        assertEquals(made.toMap(), kept.toMap());
        assertTrue(kept.tokens("the cats").length < 8);
    }

    @Test
    void pairsThatJoinToTheSameBytesAreOneToken() {
        Vocabulary vocabulary = of(List.of("a b", "b c", "ab c", "a bc", "abc d"));
        assertEquals(258 + 4, vocabulary.size());
        assertArrayEquals(new int[] {261}, Arrays.copyOfRange(vocabulary.tokens("abcd"), 1, 2));
        assertEquals(vocabulary.toMap(), Vocabulary.of(vocabulary.toMap()).toMap());
    }

    @Test
    void textWithoutACommonPairLearnsNone() {
        assertEquals(258, Vocabulary.ofBytePairs(List.of("ab"), false, 300).size());
        assertEquals(258, Vocabulary.ofBytePairs(List.of(), false, 300).size());
    }

    @Test
    void pairsThatCannotBeAreRefused() {
        for (String line : List.of("a", "a bc", "a b c", " a", "a ", "\u4e00 a")) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> of(List.of("x y", line)));
            assertTrue(refused.getMessage().contains("pair 2"), refused.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> of(List.of("a b", "a b")));
        assertThrows(
                IllegalArgumentException.class,
                () -> Vocabulary.of(Map.of(Vocabulary.TOKENIZER, BytePairs.ID)));
        List<String> doubled = new ArrayList<>();
        String piece = "a";
        for (int i = 0; i < 12; i++) {
            doubled.add(piece + " " + piece);
            piece = piece + piece;
        }
        assertThrows(IllegalArgumentException.class, () -> of(doubled));
    }

    private static long[] longs(int[] tokens) {
        return Arrays.stream(tokens).asLongStream().toArray();
    }
}
