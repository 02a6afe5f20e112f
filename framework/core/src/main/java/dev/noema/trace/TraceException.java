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

    /** A fault of the user's line that is running now: {@code Decoder.java:31: message}. */
    public static TraceException here(String message) {
        return new TraceException(UserLine.current() + ": " + message);
    }
}
