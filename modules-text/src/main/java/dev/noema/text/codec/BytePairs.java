package dev.noema.text.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Byte-pair encoding (<a href="https://arxiv.org/abs/1508.07909">Sennrich et al. 2016</a>): a token
 * for each byte, and one for each pair of tokens that was joined, in the order in which they were.
 *
 * <p>No text is unknown: what no pair covers is bytes.
 */
final class BytePairs implements Vocabulary {

    static final String ID = "byte-pairs";
    static final String MERGES = "merges";
    static final int BYTES = 256;

    /** The token of byte 0. */
    static final int FIRST = SPECIAL.size();

    private static final int KNOWN_WORDS = 1 << 16;
    private static final int LONGEST_TOKEN = 1 << 10;

    private final List<BytePair> merges;
    private final boolean lowerCase;
    private final byte[][] bytes;
    private final long[] keys;
    private final int[] joined;
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    /**
     * A vocabulary.
     *
     * @param merges the pairs that are joined, each of tokens that are there before it
     */
    BytePairs(List<BytePair> merges, boolean lowerCase) {
        this.merges = List.copyOf(merges);
        this.lowerCase = lowerCase;
        this.bytes = new byte[FIRST + BYTES + merges.size()][];
        for (int token = 0; token < FIRST; token++) {
            bytes[token] = new byte[0];
        }
        for (int value = 0; value < BYTES; value++) {
            bytes[FIRST + value] = new byte[] {(byte) value};
        }
        keys = merges.stream().mapToLong(BytePair::key).sorted().toArray();
        joined = new int[keys.length];
        for (int i = 0; i < merges.size(); i++) {
            BytePair pair = merges.get(i);
            int token = FIRST + BYTES + i;
            bytes[token] = joined(bytes[pair.left()], bytes[pair.right()]);
            joined[Arrays.binarySearch(keys, pair.key())] = token;
        }
    }

    /** The vocabulary that a bundle keeps, its pairs as {@link #toMap} writes them. */
    static BytePairs of(Object kept, boolean lowerCase) {
        if (kept instanceof List<?> lines && lines.stream().allMatch(String.class::isInstance)) {
            return new BytePairs(
                    WrittenPairs.read(lines.stream().map(String.class::cast).toList()), lowerCase);
        }
        throw Vocabulary.missing();
    }

    private static byte[] joined(byte[] left, byte[] right) {
        if (left.length + right.length > LONGEST_TOKEN) {
            throw new IllegalArgumentException(
                    "a token of more than " + LONGEST_TOKEN + " bytes is none of a language");
        }
        byte[] both = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, both, left.length, right.length);
        return both;
    }

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(TOKENIZER, ID);
        map.put(LOWER_CASE, lowerCase);
        List<String> lines = new ArrayList<>(merges.size());
        merges.forEach(
                pair ->
                        lines.add(
                                ByteLetters.letters(bytes[pair.left()])
                                        + " "
                                        + ByteLetters.letters(bytes[pair.right()])));
        map.put(MERGES, lines);
        return map;
    }

    @Override
    public int size() {
        return bytes.length;
    }

    @Override
    public int[] tokens(String text) {
        int[] tokens = new int[text.length() + 1];
        int count = 0;
        for (String word : ByteWords.of(text, lowerCase)) {
            int[] added = ofWord(word);
            if (count + added.length > tokens.length) {
                tokens = Arrays.copyOf(tokens, 2 * (count + added.length));
            }
            System.arraycopy(added, 0, tokens, count, added.length);
            count += added.length;
        }
        return Arrays.copyOf(tokens, count);
    }

    private int[] ofWord(String word) {
        int[] tokens = known.get(word);
        if (tokens == null) {
            tokens = merged(ByteWords.tokens(word));
            if (known.size() < KNOWN_WORDS) {
                known.put(word, tokens);
            }
        }
        return tokens;
    }

    /** Joins the pair that was learned first, until none is left that was learned. */
    private int[] merged(int[] tokens) {
        int count = tokens.length;
        while (true) {
            int first = Integer.MAX_VALUE;
            for (int i = 0; i + 1 < count; i++) {
                first = Math.min(first, joined(tokens[i], tokens[i + 1]));
            }
            if (first == Integer.MAX_VALUE) {
                return Arrays.copyOf(tokens, count);
            }
            BytePair pair = merges.get(first - FIRST - BYTES);
            count = BytePairTraining.join(tokens, count, pair, first);
        }
    }

    private int joined(int left, int right) {
        int place = Arrays.binarySearch(keys, BytePair.key(left, right));
        return place < 0 ? Integer.MAX_VALUE : joined[place];
    }

    @Override
    public String text(long[] tokens) {
        byte[] all = new byte[tokens.length];
        int length = 0;
        for (long token : tokens) {
            byte[] added = bytes[Math.toIntExact(token)];
            if (length + added.length > all.length) {
                all = Arrays.copyOf(all, 2 * (length + added.length));
            }
            System.arraycopy(added, 0, all, length, added.length);
            length += added.length;
        }
        return ByteWords.text(all, length);
    }
}
