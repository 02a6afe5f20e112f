package dev.noema.text.codec;

import dev.noema.serving.Sequence;
import java.util.List;
import java.util.Map;

/**
 * The tokens of a language and how text becomes them. {@link Sequence#BOUNDARY} ends a text, {@link
 * #UNKNOWN} stands for what has no number. Safe for use by several threads.
 */
public sealed interface Vocabulary permits PieceVocabulary, BytePairs {

    /** The token for pieces that the vocabulary lacks. */
    int UNKNOWN = 1;

    /** What a bundle calls the kind of a vocabulary. */
    String TOKENIZER = "tokenizer";

    /** Whether capital letters become small ones. */
    String LOWER_CASE = "lower-case";

    /** What stands for {@link Sequence#BOUNDARY} and {@link #UNKNOWN} where they are shown. */
    List<String> SPECIAL = List.of("<end>", "<unknown>");

    /** How many tokens there are. */
    int size();

    /** The tokens of a text, without the one that ends it. */
    int[] tokens(String text);

    /** The text of tokens. */
    String text(long[] tokens);

    /** What a bundle keeps, and {@link #of(Map)} reads. */
    Map<String, Object> toMap();

    /**
     * The commonest pieces of texts.
     *
     * @param texts how often each piece occurs in them is counted
     * @param atMost how many tokens there are at most, the two special ones included; 0 for all
     * @param atLeast how often a piece must occur
     */
    static Vocabulary of(
            Iterable<String> texts,
            Splitting splitting,
            boolean lowerCase,
            int atMost,
            int atLeast) {
        return PieceVocabulary.of(texts, splitting, lowerCase, atMost, atLeast);
    }

    /**
     * All bytes, and the pairs that are commonest in texts: every text has tokens, and comes back
     * as it was.
     *
     * @param atMost how many tokens there are at most, the two special ones and 256 bytes included
     */
    static Vocabulary ofBytePairs(Iterable<String> texts, boolean lowerCase, int atMost) {
        return new BytePairs(BytePairTraining.merges(texts, lowerCase, atMost), lowerCase);
    }

    /**
     * All bytes and pairs that were learned elsewhere.
     *
     * @param merges lines such as {@code Ġt he}, in the notation of GPT-2
     * @throws IllegalArgumentException at the first line that is no new pair of tokens made before
     */
    static Vocabulary ofMerges(List<String> merges) {
        return BytePairs.of(merges, false);
    }

    /**
     * The vocabulary that a bundle keeps.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Vocabulary of(Map<String, Object> preprocessing) {
        boolean lowerCase = Boolean.TRUE.equals(preprocessing.get(LOWER_CASE));
        Object tokenizer = preprocessing.get(TOKENIZER);
        if (BytePairs.ID.equals(tokenizer)) {
            return BytePairs.of(preprocessing.get(BytePairs.MERGES), lowerCase);
        }
        for (Splitting splitting : Splitting.values()) {
            if (splitting.toString().equals(tokenizer)) {
                return PieceVocabulary.of(
                        splitting, lowerCase, preprocessing.get(PieceVocabulary.PIECES));
            }
        }
        throw missing();
    }

    /** What is thrown at a map that holds no vocabulary. */
    static IllegalArgumentException missing() {
        return new IllegalArgumentException(
                "the preprocessing holds no vocabulary of a tokenizer that this version knows");
    }
}
