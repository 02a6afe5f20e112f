package dev.noema.training;

/**
 * A loss or gradient that is not finite; the message is one line that names step, term and items.
 */
public final class NotFiniteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFiniteException(String message) {
        super(message);
    }
}
