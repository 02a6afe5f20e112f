package dev.noema.text.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Characters or words by their numbers; what is not among them is unknown. */
final class PieceVocabulary implements Vocabulary {

    static final String PIECES = "vocabulary";

    private final Splitting splitting;
    private final boolean lowerCase;
    private final List<String> pieces;
    private final Map<String, Integer> numbers = new HashMap<>();

    private PieceVocabulary(Splitting splitting, boolean lowerCase, List<String> pieces) {
        this.splitting = splitting;
        this.lowerCase = lowerCase;
        this.pieces = List.copyOf(pieces);
        for (int token = SPECIAL.size(); token < pieces.size(); token++) {
            numbers.put(pieces.get(token), token);
        }
    }

    static PieceVocabulary of(
            Iterable<String> texts,
            Splitting splitting,
            boolean lowerCase,
            int atMost,
            int atLeast) {
        PieceCounts counts = new PieceCounts();
        for (String text : texts) {
            pieces(text, splitting, lowerCase).forEach(counts::add);
        }
        List<String> pieces = new ArrayList<>(SPECIAL);
        pieces.addAll(
                counts.commonest(
                        atLeast, atMost == 0 ? Integer.MAX_VALUE : atMost - SPECIAL.size()));
        return new PieceVocabulary(splitting, lowerCase, pieces);
    }

    @SuppressWarnings("unchecked") // each piece is checked
    static PieceVocabulary of(Splitting splitting, boolean lowerCase, Object kept) {
        if (kept instanceof List<?> pieces
                && pieces.stream().allMatch(String.class::isInstance)
                && pieces.size() > SPECIAL.size()) {
            return new PieceVocabulary(splitting, lowerCase, (List<String>) pieces);
        }
        throw Vocabulary.missing();
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(TOKENIZER, splitting.toString());
        map.put(LOWER_CASE, lowerCase);
        map.put(PIECES, pieces);
        return map;
    }

    @Override
    public int size() {
        return pieces.size();
    }

    @Override
    public int[] tokens(String text) {
        return pieces(text, splitting, lowerCase).stream()
                .mapToInt(piece -> numbers.getOrDefault(piece, UNKNOWN))
                .toArray();
    }

    private static List<String> pieces(String text, Splitting splitting, boolean lowerCase) {
        String normalized = Splitting.normalized(text);
        return splitting.pieces(lowerCase ? normalized.toLowerCase(Locale.ROOT) : normalized);
    }

    @Override
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
