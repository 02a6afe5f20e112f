package dev.noema.trace;

/** How an operation behaves when a program runs in mixed precision. */
public enum Precision {
    /** Gains from bfloat16: matrix products and convolutions take it where it is on. */
    LOW,
    /** Takes what comes and puts out the same: moving, selecting and adding values. */
    ANY,
    /** Needs float32: sums over many values, exponentials, densities. */
    FULL
}
