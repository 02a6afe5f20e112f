package dev.noema.text.codec;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * Byte-pair encoding (<a href="https://arxiv.org/abs/1508.07909">Sennrich et al. 2016</a>): a token
 * for each byte, and those that pairs of tokens join to, in the order in which they were learned.
 *
 * <p>No text is unknown: what no pair covers is bytes.
 */
final class BytePairs implements Vocabulary {

    static final String ID = "byte-pairs";
    static final String MERGES = "merges";

    private static final int KNOWN_WORDS = 1 << 16;
    private static final int NONE = Integer.MAX_VALUE;

    private final List<String> lines;
    private final boolean lowerCase;
    private final byte[][] bytes;
    private final int[] joined;
    private final long[] keys;
    private final int[] ranks;
    private final Map<String, int[]> known = new ConcurrentHashMap<>();

    /**
     * A vocabulary.
     *
     * @param merges the pairs that are joined, each of tokens that are there before it, all
     *     different
     */
    BytePairs(List<BytePair> merges, boolean lowerCase) {
        this.lowerCase = lowerCase;
        ByteTokens tokens = new ByteTokens();
        this.joined = merges.stream().mapToInt(tokens::join).toArray();
        this.lines =
                merges.stream()
                        .map(
                                pair ->
                                        tokens.letters(pair.left())
                                                + " "
                                                + tokens.letters(pair.right()))
                        .toList();
        this.bytes =
                IntStream.range(0, tokens.size())
                        .mapToObj(token -> ByteLetters.bytes(tokens.letters(token)))
                        .toArray(byte[][]::new);
        this.keys = merges.stream().mapToLong(BytePair::key).sorted().toArray();
        this.ranks = new int[keys.length];
        for (int rank = 0; rank < merges.size(); rank++) {
            ranks[Arrays.binarySearch(keys, merges.get(rank).key())] = rank;
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

    @Override
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(TOKENIZER, ID);
        map.put(LOWER_CASE, lowerCase);
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

    /** Joins the pair that was learned first, the leftmost of them, until there is none. */
    private int[] merged(int[] tokens) {
        int count = tokens.length;
        while (true) {
            int first = NONE;
            int place = 0;
            for (int i = 0; i + 1 < count; i++) {
                int rank = rank(tokens[i], tokens[i + 1]);
                if (rank < first) {
                    first = rank;
                    place = i;
                }
            }
            if (first == NONE) {
                return Arrays.copyOf(tokens, count);
            }
            tokens[place] = joined[first];
            count--;
            System.arraycopy(tokens, place + 2, tokens, place + 1, count - place - 1);
        }
    }

    private int rank(int left, int right) {
        int place = Arrays.binarySearch(keys, BytePair.key(left, right));
        return place < 0 ? NONE : ranks[place];
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
