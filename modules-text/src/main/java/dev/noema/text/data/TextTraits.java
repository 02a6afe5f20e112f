package dev.noema.text.data;

import dev.noema.data.Split;
import dev.noema.text.codec.Splitting;
import dev.noema.text.codec.Vocabulary;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What texts are like, and what they are best cut into.
 *
 * @param texts how many there are
 * @param tokenizer the short form of what fits
 * @param tokens how many tokens it has
 * @param unknown the share of words that a vocabulary of words would lack
 * @param middle how many tokens the middle text has
 * @param longest how many tokens all but one in twenty have at most
 */
public record TextTraits(
        int texts, String tokenizer, int tokens, double unknown, int middle, int longest) {

    private static final Path NOWHERE = Path.of("");
    private static final int LOOKED_AT = 20_000;

    /** Above this share of unknown words, sentences lose their sense. */
    private static final double MOST_UNKNOWN = 0.04;

    private static final int FEWEST_WORDS = 3;
    private static final double COVERED = 0.95;

    static TextTraits of(List<TextItem> items) {
        List<String> all = items.stream().map(TextItem::text).toList();
        List<String> texts =
                all.size() <= LOOKED_AT
                        ? all
                        : IntStream.of(Split.sample(all, LOOKED_AT, 0)).mapToObj(all::get).toList();
        Tokenizer.Words words = Tokenizer.Words.defaults();
        Vocabulary vocabulary = words.vocabulary(texts, NOWHERE);
        double unknown = unknown(texts, vocabulary);
        String tokenizer = "words";
        if (quantile(lengths(texts, vocabulary), 0.5) < FEWEST_WORDS) {
            tokenizer = "characters";
            vocabulary = Vocabulary.of(texts, Splitting.CHARACTERS, false, 0, 1);
        } else if (unknown > MOST_UNKNOWN) {
            tokenizer = "byte-pairs";
            vocabulary = Tokenizer.BytePairs.defaults().vocabulary(texts, NOWHERE);
        }
        int[] lengths = lengths(texts, vocabulary);
        return new TextTraits(
                all.size(),
                tokenizer,
                vocabulary.size(),
                unknown,
                quantile(lengths, 0.5),
                quantile(lengths, COVERED));
    }

    private static double unknown(List<String> texts, Vocabulary vocabulary) {
        long all = 0;
        long unknown = 0;
        for (String text : texts) {
            for (int token : vocabulary.tokens(text)) {
                all++;
                unknown += token == Vocabulary.UNKNOWN ? 1 : 0;
            }
        }
        return all == 0 ? 0 : (double) unknown / all;
    }

    private static int[] lengths(List<String> texts, Vocabulary vocabulary) {
        return texts.stream().mapToInt(text -> vocabulary.tokens(text).length).sorted().toArray();
    }

    private static int quantile(int[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * sorted.length))];
    }

    /** Where texts are cut off or left out: room for all but one in twenty. */
    public int room() {
        return Math.min(ItemOptions.LONGEST, Math.max(8, (longest + 3) / 4 * 4));
    }

    static int middle(int[] counts) {
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : quantile(sorted, 0.5);
    }
}
