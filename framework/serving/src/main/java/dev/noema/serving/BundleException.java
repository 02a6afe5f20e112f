package dev.noema.serving;

/**
 * A bundle that cannot be opened or run; the message is one line that says where, what, and what is
 * allowed.
 */
public final class BundleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BundleException(String message) {
        super(message);
    }

    public BundleException(String message, Throwable cause) {
        super(message, cause);
    }
}
