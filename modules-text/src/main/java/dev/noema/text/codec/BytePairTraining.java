package dev.noema.text.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Learns which pairs to join: again and again the one that occurs most often, of equally common
 * ones the one whose tokens have the lower numbers, so that the same texts give the same pairs.
 */
final class BytePairTraining {

    private static final int AT_LEAST = 2;

    /** A word that occurs, and the tokens that it consists of so far. */
    private static final class Word {
        private final int[] tokens;
        private final long count;
        private int length;
        private BytePair seen;

        Word(int[] tokens, long count) {
            this.tokens = tokens;
            this.count = count;
            this.length = tokens.length;
        }
    }

    /** How often a pair occurs, and the words in which it does or did. */
    private static final class Occurrences {
        private final List<Word> words = new ArrayList<>();
        private long count;
    }

    /** A pair with the count that it had when it was queued. */
    private record Candidate(BytePair pair, long count) {}

    private final Map<BytePair, Occurrences> pairs = new HashMap<>();
    private final PriorityQueue<Candidate> queue =
            new PriorityQueue<>(
                    Comparator.comparingLong(Candidate::count)
                            .reversed()
                            .thenComparing(Candidate::pair));

    private BytePairTraining() {}

    /**
     * Pairs that each occur at least twice.
     *
     * @param atMost how many tokens there are at most
     */
    static List<BytePair> merges(Iterable<String> texts, boolean lowerCase, int atMost) {
        PieceCounts counts = new PieceCounts();
        for (String text : texts) {
            ByteWords.of(text, lowerCase).forEach(counts::add);
        }
        BytePairTraining training = new BytePairTraining();
        counts.forEach((word, count) -> training.add(new Word(ByteWords.tokens(word), count)));
        training.pairs.keySet().forEach(training::queue);
        return training.learn(atMost);
    }

    private List<BytePair> learn(int atMost) {
        List<BytePair> merges = new ArrayList<>();
        ByteTokens tokens = new ByteTokens();
        while (tokens.size() < atMost && !queue.isEmpty()) {
            Candidate candidate = queue.poll();
            Occurrences found = pairs.get(candidate.pair());
            if (found.count < candidate.count()) {
                queue(candidate.pair());
            } else {
                join(candidate.pair(), found, tokens.join(candidate.pair()));
                merges.add(candidate.pair());
            }
        }
        return merges;
    }

    private void queue(BytePair pair) {
        long count = pairs.get(pair).count;
        if (count >= AT_LEAST) {
            queue.add(new Candidate(pair, count));
        }
    }

    // A join makes pairs with the new token, which are queued; of all others it makes fewer, which
    // shows when they are polled.
    private void join(BytePair pair, Occurrences found, int token) {
        Set<BytePair> made = new HashSet<>();
        for (Word word : found.words) {
            if (pair.equals(word.seen)) {
                continue;
            }
            word.seen = pair;
            count(word, -word.count);
            word.length = join(word.tokens, word.length, pair, token);
            count(word, word.count);
            for (int i = 0; i + 1 < word.length; i++) {
                if (word.tokens[i] == token || word.tokens[i + 1] == token) {
                    BytePair next = new BytePair(word.tokens[i], word.tokens[i + 1]);
                    pairs.get(next).words.add(word);
                    made.add(next);
                }
            }
        }
        made.forEach(this::queue);
    }

    private void add(Word word) {
        count(word, word.count);
        for (int i = 0; i + 1 < word.length; i++) {
            pairs.get(new BytePair(word.tokens[i], word.tokens[i + 1])).words.add(word);
        }
    }

    private void count(Word word, long change) {
        for (int i = 0; i + 1 < word.length; i++) {
            BytePair pair = new BytePair(word.tokens[i], word.tokens[i + 1]);
            pairs.computeIfAbsent(pair, absent -> new Occurrences()).count += change;
        }
    }

    /**
     * Joins a pair of a row of tokens wherever it occurs, from the left.
     *
     * @return how many tokens are left
     */
    static int join(int[] tokens, int count, BytePair pair, int token) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            boolean here =
                    i + 1 < count && tokens[i] == pair.left() && tokens[i + 1] == pair.right();
            tokens[kept++] = here ? token : tokens[i];
            i += here ? 1 : 0;
        }
        return kept;
    }
}
