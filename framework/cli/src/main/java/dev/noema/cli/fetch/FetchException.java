package dev.noema.cli.fetch;

/** Data that could not be fetched; the message is one line. */
public final class FetchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FetchException(String message) {
        super(message);
    }

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
