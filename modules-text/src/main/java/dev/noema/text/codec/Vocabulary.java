package dev.noema.text.codec;

import dev.noema.serving.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of a language: pieces of text by their numbers. {@link Sequence#BOUNDARY} ends a text,
 * {@link #UNKNOWN} stands for every piece that has no number.
 */
public final class Vocabulary {

    /** The token for pieces that the vocabulary lacks. */
    public static final int UNKNOWN = 1;

    private static final List<String> SPECIAL = List.of("<end>", "<unknown>");
    private static final String SPLITTING = "tokenizer";
    private static final String LOWER_CASE = "lower-case";
    private static final String PIECES = "vocabulary";

    private final Splitting splitting;
    private final boolean lowerCase;
    private final List<String> pieces;
    private Map<String, Integer> numbers;

    private Vocabulary(Splitting splitting, boolean lowerCase, List<String> pieces) {
        this.splitting = splitting;
        this.lowerCase = lowerCase;
        this.pieces = pieces;
    }

    /**
     * The commonest pieces of texts.
     *
     * @param texts how often each piece occurs in them is counted
     * @param atMost how many tokens there are at most, the two special ones included; 0 for all
     * @param atLeast how often a piece must occur
     */
    public static Vocabulary of(
            Iterable<String> texts,
            Splitting splitting,
            boolean lowerCase,
            int atMost,
            int atLeast) {
        Map<String, Integer> counts = new HashMap<>();
        Vocabulary empty = new Vocabulary(splitting, lowerCase, SPECIAL);
        for (String text : texts) {
            empty.pieces(text).forEach(piece -> counts.merge(piece, 1, Integer::sum));
        }
        List<String> pieces = new ArrayList<>(SPECIAL);
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= atLeast)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(atMost == 0 ? Integer.MAX_VALUE : atMost - SPECIAL.size())
                .forEach(entry -> pieces.add(entry.getKey()));
        return new Vocabulary(splitting, lowerCase, List.copyOf(pieces));
    }

    /**
     * The vocabulary that a bundle keeps.
     *
     * @throws IllegalArgumentException when there is none
     */
    @SuppressWarnings("unchecked") // each piece is checked
    public static Vocabulary of(Map<String, Object> preprocessing) {
        Object splitting = preprocessing.get(SPLITTING);
        for (Splitting known : Splitting.values()) {
            if (known.toString().equals(splitting)
                    && preprocessing.get(PIECES) instanceof List<?> pieces
                    && pieces.stream().allMatch(String.class::isInstance)
                    && pieces.size() > SPECIAL.size()) {
                boolean lower = Boolean.TRUE.equals(preprocessing.get(LOWER_CASE));
                return new Vocabulary(known, lower, (List<String>) pieces);
            }
        }
        throw new IllegalArgumentException(
                "the preprocessing holds no vocabulary of a tokenizer that this version knows");
    }

    /** What a bundle keeps. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(SPLITTING, splitting.toString());
        map.put(LOWER_CASE, lowerCase);
        map.put(PIECES, pieces);
        return map;
    }

    /** How many tokens there are. */
    public int size() {
        return pieces.size();
    }

    /** The tokens of a text, without the one that ends it. */
    public int[] tokens(String text) {
        if (numbers == null) {
            Map<String, Integer> made = new HashMap<>();
            for (int token = SPECIAL.size(); token < pieces.size(); token++) {
                made.put(pieces.get(token), token);
            }
            numbers = made;
        }
        return pieces(text).stream()
                .mapToInt(piece -> numbers.getOrDefault(piece, UNKNOWN))
                .toArray();
    }

    private List<String> pieces(String text) {
        String normalized = Splitting.normalized(text);
        return splitting.pieces(
                lowerCase ? normalized.toLowerCase(java.util.Locale.ROOT) : normalized);
    }

    /** The text of tokens. */
    public String text(long[] tokens) {
        StringBuilder text = new StringBuilder();
        for (long token : tokens) {
            if (token == UNKNOWN && splitting == Splitting.WORDS) {
                text.append(' ');
            }
            text.append(pieces.get(Math.toIntExact(token)));
        }
        return text.toString().strip();
    }
}
