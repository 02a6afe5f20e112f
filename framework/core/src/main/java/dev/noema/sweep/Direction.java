package dev.noema.sweep;

/** Which way a metric gets better. */
public enum Direction {
    /** Smaller is better. */
    MIN,
    /** Greater is better. */
    MAX;

    /** The value, turned so that greater is better. */
    double score(double value) {
        return this == MAX ? value : -value;
    }
}
