package dev.noema.serving;

/**
 * What is known of items that vary in length: sentences, or sounds in frames. Their shape begins
 * with -1, the dimension {@code time}.
 *
 * <p>A batch of them is padded at the end. Tokens are padded by {@link #BOUNDARY}, which also ends
 * every item and stands before its first token; its length counts the one that ends it. Real
 * numbers outside of a model are padded by NaN.
 *
 * @param longest how many elements the longest item of the data has; 0 for items of one shape
 * @param tokens how many different tokens there are, {@link #BOUNDARY} among them; 0 where the
 *     elements are real numbers
 * @param unknown the token that stands for what the vocabulary lacks; -1 where there is none
 */
public record Sequence(int longest, int tokens, int unknown) {

    /** Of items of one shape. */
    public static final Sequence NONE = new Sequence(0, 0, -1);

    /** The name of the dimension in which items vary. */
    public static final String TIME = "time";

    /** The token that ends an item, stands before its first token, and fills the padding. */
    public static final int BOUNDARY = 0;

    public Sequence {
        boolean known = tokens == 0 || tokens > 1 && longest > 0;
        if (longest < 0 || !known || unknown < -1 || unknown >= tokens && unknown != -1) {
            throw new IllegalArgumentException(
                    "a sequence of at most "
                            + longest
                            + " elements, with "
                            + tokens
                            + " tokens and the unknown one "
                            + unknown
                            + ", cannot be; allowed are no tokens or at least 2, and an unknown one"
                            + " among them or -1");
        }
    }

    /** Whether items vary in length at all. */
    public boolean varies() {
        return longest > 0;
    }

    /** Whether the elements are tokens. */
    public boolean ofTokens() {
        return tokens > 0;
    }
}
