package dev.noema.serving.safetensors;

/** Makes texts from a hostile file fit for a message. */
final class OneLine {

    private static final int LONGEST = 300;

    private OneLine() {}

    /** The text without control characters, cut where it is long. */
    static String of(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
