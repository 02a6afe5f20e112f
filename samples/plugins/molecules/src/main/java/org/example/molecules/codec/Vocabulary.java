package org.example.molecules.codec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of molecules: symbols of a notation, and pairs of tokens that became a token of their
 * own. Token 0 ends a molecule.
 */
public final class Vocabulary {

    private static final String NOTATION = "notation";
    private static final String SYMBOLS = "symbols";
    private static final String PAIRS = "pairs";
    private static final String END = "";

    private final Notation notation;
    private final List<String> symbols;
    private final List<Pair> pairs;
    private final List<String> texts = new ArrayList<>(List.of(END));
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Pair, Integer> merged = new HashMap<>();

    /**
     * Two tokens that stand beside each other.
     *
     * @param left the first
     * @param right the second
     */
    public record Pair(int left, int right) {}

    /**
     * A vocabulary.
     *
     * @param symbols become the tokens from 1 on
     * @param pairs become the tokens after them, in this order; those that come first are put
     *     together first
     */
    public Vocabulary(Notation notation, List<String> symbols, List<Pair> pairs) {
        this.notation = notation;
        this.symbols = List.copyOf(symbols);
        this.pairs = List.copyOf(pairs);
        for (String symbol : symbols) {
            numbers.put(symbol, texts.size());
            texts.add(symbol);
        }
        for (Pair pair : pairs) {
            merged.put(pair, texts.size());
            texts.add(texts.get(pair.left()) + texts.get(pair.right()));
        }
    }

    /**
     * The vocabulary that a bundle keeps.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Vocabulary of(Map<String, Object> preprocessing) {
        Notation notation = Notation.named(preprocessing.get(NOTATION));
        List<String> symbols = new ArrayList<>();
        List<Pair> pairs = new ArrayList<>();
        if (preprocessing.get(SYMBOLS) instanceof List<?> kept) {
            kept.forEach(symbol -> symbols.add(String.valueOf(symbol)));
        }
        if (preprocessing.get(PAIRS) instanceof List<?> kept) {
            int next = symbols.size() + 1;
            for (Object pair : kept) {
                pairs.add(pair(pair, next++));
            }
        }
        return new Vocabulary(notation, symbols, pairs);
    }

    private static Pair pair(Object kept, int next) {
        if (kept instanceof List<?> two
                && two.size() == 2
                && two.get(0) instanceof Number left
                && two.get(1) instanceof Number right
                && Math.min(left.intValue(), right.intValue()) > 0
                && Math.max(left.intValue(), right.intValue()) < next) {
            return new Pair(left.intValue(), right.intValue());
        }
        throw new IllegalArgumentException("the preprocessing holds no pair of tokens: " + kept);
    }

    /** What a bundle keeps. */
    public Map<String, Object> toMap() {
        return Map.of(
                NOTATION,
                notation.toString(),
                SYMBOLS,
                symbols,
                PAIRS,
                pairs.stream().map(pair -> List.of(pair.left(), pair.right())).toList());
    }

    public Notation notation() {
        return notation;
    }

    /** How many tokens there are, the one that ends a molecule among them. */
    public int size() {
        return texts.size();
    }

    /**
     * The tokens of a molecule in the notation, without the one that ends it.
     *
     * @throws IllegalArgumentException when a symbol has no token
     */
    public int[] tokens(String text) {
        List<String> parts = notation.symbols(text);
        int[] tokens = new int[parts.size()];
        for (int i = 0; i < tokens.length; i++) {
            Integer number = numbers.get(parts.get(i));
            if (number == null) {
                throw new IllegalArgumentException(
                        parts.get(i) + " occurs in none of the molecules that the model knows");
            }
            tokens[i] = number;
        }
        return merged(tokens);
    }

    /** The same molecule with pairs put together, those first that became tokens first. */
    private int[] merged(int[] tokens) {
        int length = tokens.length;
        while (!merged.isEmpty()) {
            int first = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < length; i++) {
                Integer token = merged.get(new Pair(tokens[i], tokens[i + 1]));
                first = token == null ? first : Math.min(first, token);
            }
            if (first == Integer.MAX_VALUE) {
                break;
            }
            length = merge(tokens, length, pairs.get(first - symbols.size() - 1), first);
        }
        return java.util.Arrays.copyOf(tokens, length);
    }

    /**
     * Puts a pair together wherever it stands in the first tokens of a row, in place.
     *
     * @return how many tokens are left
     */
    public static int merge(int[] tokens, int length, Pair pair, int token) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            boolean here =
                    i + 1 < length && tokens[i] == pair.left() && tokens[i + 1] == pair.right();
            tokens[kept++] = here ? token : tokens[i];
            i += here ? 1 : 0;
        }
        return kept;
    }

    /** The molecule of tokens, in the notation. */
    public String text(long[] tokens) {
        StringBuilder text = new StringBuilder();
        for (long token : tokens) {
            text.append(texts.get(Math.toIntExact(token)));
        }
        return text.toString();
    }
}
