package dev.noema.text.data;

import dev.noema.text.codec.Vocabulary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All texts as tokens, and which of them are of a length that is wanted. */
final class Texts {

    private final List<TextItem> items;
    private final Map<String, Integer> classes = new HashMap<>();
    private final int[][] tokens;
    private final ItemOptions options;
    private int cut;

    Texts(List<TextItem> items, Vocabulary vocabulary, List<String> classes, ItemOptions options) {
        this.items = items;
        this.options = options;
        for (String name : classes) {
            this.classes.put(name, this.classes.size());
        }
        this.tokens = new int[items.size()][];
        for (int item = 0; item < tokens.length; item++) {
            tokens[item] = shortened(vocabulary.tokens(items.get(item).text()));
        }
    }

    private int[] shortened(int[] text) {
        if (text.length <= options.longest() || options.longer() == ItemOptions.Longer.LEAVE_OUT) {
            return text;
        }
        cut++;
        return Arrays.copyOf(text, options.longest());
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

    /** What is left out or cut, for people to read. */
    String leftOut() {
        long tooLong =
                Arrays.stream(tokens).filter(text -> text.length > options.longest()).count();
        long tooShort =
                Arrays.stream(tokens).filter(text -> text.length < options.shortest()).count();
        return tooLong
                + " items longer than "
                + options.longest()
                + " tokens, "
                + tooShort
                + " shorter than "
                + options.shortest()
                + "; cut are "
                + cut;
    }

    private boolean fits(int length) {
        return length >= options.shortest() && length <= options.longest();
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
                                .map(item -> classes.get(items.get(item).label()))
                                .toArray());
    }
}
