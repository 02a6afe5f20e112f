package dev.noema.samples.scores.music;

/**
 * A bar.
 *
 * @param onset when it begins, see {@link Score#QUARTER}
 * @param length how long it is
 * @param metre what it should be; one that is not filled is an upbeat, or was split by a repeat
 */
public record Bar(long onset, long length, Metre metre) {

    /** Whether it has the length that its metre asks for. */
    public boolean full() {
        return length == metre.length();
    }

    /** When the next one begins. */
    public long end() {
        return onset + length;
    }
}
