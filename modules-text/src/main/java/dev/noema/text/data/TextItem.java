package dev.noema.text.data;

/**
 * A text that was read.
 *
 * @param key its file below the source and its place there, such as {@code tech/132.txt:4}
 * @param file its file below the source
 * @param text the text itself, its white space single spaces
 * @param label its class; empty where texts have none
 */
record TextItem(String key, String file, String text, String label) {}
