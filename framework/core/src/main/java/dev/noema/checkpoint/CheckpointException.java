package dev.noema.checkpoint;

/**
 * A checkpoint that cannot be saved or used; the message is one line that says where, what and what
 * to do.
 */
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CheckpointException(String message) {
        super(message);
    }

    public CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
