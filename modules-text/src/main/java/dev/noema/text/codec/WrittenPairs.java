package dev.noema.text.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Pairs as lines such as {@code Ġt he}, in the letters of {@link ByteLetters}. */
final class WrittenPairs {

    private WrittenPairs() {}

    /**
     * The pairs of lines.
     *
     * @throws IllegalArgumentException at the first line that is no new pair of tokens made before
     */
    static List<BytePair> read(List<String> lines) {
        ByteTokens tokens = new ByteTokens();
        List<BytePair> pairs = new ArrayList<>(lines.size());
        Set<String> known = new HashSet<>();
        for (String line : lines) {
            int space = line.indexOf(' ');
            Integer left = space < 0 ? null : tokens.token(line.substring(0, space));
            Integer right = space < 0 ? null : tokens.token(line.substring(space + 1));
            if (left == null || right == null || !known.add(line)) {
                throw new IllegalArgumentException(
                        "pair "
                                + (pairs.size() + 1)
                                + ", \""
                                + line
                                + "\", is not of two tokens that are there before it, and new");
            }
            BytePair pair = new BytePair(left, right);
            tokens.join(pair);
            pairs.add(pair);
        }
        return pairs;
    }
}
