package dev.noema.text.data;

/**
 * A text that was read.
 *
 * @param key its file below the source and its place there, such as {@code tech/132.txt:4}
 * @param file its file below the source
 * @param text the text itself, its white space single spaces
 */
record TextItem(String key, String file, String text) {

    /** The first folder below the source; empty where the file lies in none. */
    String folder() {
        int slash = file.indexOf('/');
        return slash < 0 ? "" : file.substring(0, slash);
    }
}
