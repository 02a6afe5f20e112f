package dev.noema.text.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens that bytes and joined pairs have, as they grow. Two pairs that join to the same bytes
 * join to the same token.
 */
final class ByteTokens {

    /** How many tokens there are without a pair. */
    static final int BYTES = 256;

    /** The token of byte 0. */
    static final int FIRST = Vocabulary.SPECIAL.size();

    private static final int LONGEST = 1 << 10;

    private final List<String> letters = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    ByteTokens() {
        Vocabulary.SPECIAL.forEach(special -> letters.add(""));
        for (int value = 0; value < BYTES; value++) {
            add(ByteLetters.letters(new byte[] {(byte) value}));
        }
    }

    private int add(String piece) {
        numbers.put(piece, letters.size());
        letters.add(piece);
        return letters.size() - 1;
    }

    int size() {
        return letters.size();
    }

    /** The bytes of a token in the letters of {@link ByteLetters}. */
    String letters(int token) {
        return letters.get(token);
    }

    /** The token of such letters; null where there is none. */
    Integer token(String piece) {
        return numbers.get(piece);
    }

    /** The token that a pair becomes, a new one where its bytes have none. */
    int join(BytePair pair) {
        String whole = letters(pair.left()) + letters(pair.right());
        if (whole.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a token of more than " + LONGEST + " bytes is none of a language");
        }
        Integer known = numbers.get(whole);
        return known == null ? add(whole) : known;
    }
}
