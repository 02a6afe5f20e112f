package dev.noema.text.data;

import dev.noema.text.codec.Vocabulary;
import java.util.Arrays;
import java.util.List;

/** All texts as tokens, and which of them are of a length that is wanted. */
final class Texts {

    private final List<TextItem> items;
    private final List<String> classes;
    private final int[][] tokens;
    private final int most;
    private final int least;

    Texts(List<TextItem> items, Vocabulary vocabulary, List<String> classes, LinesConfig options) {
        this.items = items;
        this.classes = classes;
        this.tokens =
                items.stream().map(item -> vocabulary.tokens(item.text())).toArray(int[][]::new);
        this.most = options.longest();
        this.least = options.shortest();
    }

    /** The length of the longest item, its end included. */
    int longest() {
        return Arrays.stream(tokens)
                        .mapToInt(text -> text.length)
                        .filter(this::fits)
                        .max()
                        .orElse(0)
                + 1;
    }

    long tooLong() {
        return Arrays.stream(tokens).filter(text -> text.length > most).count();
    }

    long tooShort() {
        return Arrays.stream(tokens).filter(text -> text.length < least).count();
    }

    private boolean fits(int length) {
        return length >= least && length <= most;
    }

    /** Those of some texts that are of a length that is wanted. */
    TextDataset part(int[] some) {
        int[] fitting = Arrays.stream(some).filter(item -> fits(tokens[item].length)).toArray();
        return new TextDataset(
                Arrays.stream(fitting)
                        .mapToObj(item -> items.get(item).key())
                        .toArray(String[]::new),
                Arrays.stream(fitting).mapToObj(item -> tokens[item]).toArray(int[][]::new),
                classes.isEmpty()
                        ? null
                        : Arrays.stream(fitting)
                                .map(item -> classes.indexOf(items.get(item).folder()))
                                .toArray());
    }
}
