package dev.noema.serving.generation;

/** An item in words while it is made: what is new since the last look. */
public final class GrowingText {

    /** Stands where the last bytes of a sign are still to come. */
    private static final char INCOMPLETE = '\uFFFD';

    private String shown = "";

    /**
     * The words that have come.
     *
     * @param text the item as far as it is made
     * @param whole whether nothing follows; only then is a last sign shown that may be half
     * @return what to append; a text that no longer begins as shown comes whole, on a new line,
     *     when it has ended
     */
    public String more(String text, boolean whole) {
        int end = text.length();
        while (!whole && end > 0 && text.charAt(end - 1) == INCOMPLETE) {
            end--;
        }
        String now = text.substring(0, end);
        if (!now.startsWith(shown)) {
            return whole ? "\n" + now : "";
        }
        String more = now.substring(shown.length());
        shown = now;
        return more;
    }
}
