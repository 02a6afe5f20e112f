package dev.noema.data;

/** Data that cannot be used; the message is one line that says where, what, and what is allowed. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
