package dev.noema.config;

/**
 * Where a value of a configuration comes from.
 *
 * @param source the file, or {@code command line} or {@code default}
 * @param line the line in the file, from 1; 0 where there are no lines
 * @param via how it came to be there: {@code profile quick}, {@code environment HOME}; empty where
 *     it was simply written
 */
public record Origin(String source, int line, String via) {

    public static final Origin COMMAND_LINE = new Origin("command line", 0);
    public static final Origin DEFAULT = new Origin("default", 0);

    public Origin(String source, int line) {
        this(source, line, "");
    }

    /** The same place, reached in one more way. */
    Origin via(String how) {
        return new Origin(source, line, via.isEmpty() ? how : via + ", " + how);
    }

    /** {@code file:line}, or the source alone: what an editor can jump to. */
    public String place() {
        return line == 0 ? source : source + ":" + line;
    }

    /** The place and how the value came to be there: {@code a.yaml:7 (profile quick)}. */
    @Override
    public String toString() {
        return place() + (via.isEmpty() ? "" : " (" + via + ")");
    }
}
