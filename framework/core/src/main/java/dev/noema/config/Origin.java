package dev.noema.config;

/**
 * Where a value of a configuration comes from.
 *
 * @param source the file, or {@code command line} or {@code default}
 * @param line the line in the file, from 1; 0 where there are no lines
 */
public record Origin(String source, int line) {

    public static final Origin COMMAND_LINE = new Origin("command line", 0);
    public static final Origin DEFAULT = new Origin("default", 0);

    /** {@code file:line}, or the source alone. */
    @Override
    public String toString() {
        return line == 0 ? source : source + ":" + line;
    }
}
