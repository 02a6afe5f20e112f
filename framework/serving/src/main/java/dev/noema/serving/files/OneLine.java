package dev.noema.serving.files;

/** Makes texts from a hostile file fit for a message. */
public final class OneLine {

    private static final int LONGEST = 300;

    private OneLine() {}

    /** The text without control characters, cut where it is long. */
    public static String of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
