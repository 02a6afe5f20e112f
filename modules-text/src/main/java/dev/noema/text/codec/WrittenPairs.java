package dev.noema.text.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pairs as lines such as {@code Ġt he}, in the letters of {@link ByteLetters}. */
final class WrittenPairs {

    private WrittenPairs() {}

    /**
     * The pairs of lines.
     *
     * @throws IllegalArgumentException at the first line that is no pair of tokens made before it
     */
    static List<BytePair> read(List<String> lines) {
        Map<String, Integer> tokens = new HashMap<>();
        for (int value = 0; value < BytePairs.BYTES; value++) {
            tokens.put(
                    ByteLetters.letters(new byte[] {(byte) value}), BytePairs.FIRST + value);
        }
        List<BytePair> pairs = new ArrayList<>(lines.size());
        for (String line : lines) {
            int space = line.indexOf(' ');
            Integer left = space < 0 ? null : tokens.get(line.substring(0, space));
            Integer right = space < 0 ? null : tokens.get(line.substring(space + 1));
            int token = BytePairs.FIRST + BytePairs.BYTES + pairs.size();
            String whole = line.replace(" ", "");
            if (left == null || right == null || tokens.putIfAbsent(whole, token) != null) {
                throw new IllegalArgumentException(
                        "pair "
                                + (pairs.size() + 1)
                                + ", \""
                                + line
                                + "\", is not of two tokens that are there before it, and new");
            }
            pairs.add(new BytePair(left, right));
        }
        return pairs;
    }
}
