package dev.noema.training;

/** A run folder that cannot be taken; the message is one line. */
public final class RunLockedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RunLockedException(String message, Throwable cause) {
        super(message, cause);
    }
}
