package dev.noema.spi;

/**
 * A request that cannot be met as it stands, such as options that do not fit each other or a folder
 * that holds no run; the message is one line that says where, what, and what is allowed.
 *
 * <p>Thrown where a request is checked. An {@link IllegalArgumentException} that comes from
 * elsewhere is a fault of the program, not of the request.
 */
public final class RequestException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public RequestException(String message) {
        super(message);
    }

    public RequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
