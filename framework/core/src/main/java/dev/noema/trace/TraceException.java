package dev.noema.trace;

/**
 * A function that cannot be traced; the message names the Java line that did what cannot be
 * recorded.
 */
public final class TraceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean ofSizes;

    public TraceException(String message) {
        this(message, false);
    }

    TraceException(String message, boolean ofSizes) {
        super(message);
        this.ofSizes = ofSizes;
    }

    /** A fault that may be none at other sizes of the dynamic dimensions. */
    static TraceException atTheseSizes(String message) {
        return new TraceException(message, true);
    }

    /** Whether it may be none at other sizes of the dynamic dimensions. */
    boolean isOfSizes() {
        return ofSizes;
    }

    /** A fault of the user's line that is running now: {@code Decoder.java:31: message}. */
    public static TraceException here(String message) {
        return new TraceException(UserLine.current() + ": " + message);
    }
}
