package dev.noema.trace;

/**
 * A function that cannot be traced; the message names the Java line that did what cannot be
 * recorded.
 */
public final class TraceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TraceException(String message) {
        super(message);
    }
}
