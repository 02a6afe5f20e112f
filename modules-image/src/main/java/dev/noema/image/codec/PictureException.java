package dev.noema.image.codec;

import java.io.IOException;

/**
 * A file that is no usable picture; the message is the end of a sentence that starts with the
 * file's name.
 */
public final class PictureException extends IOException {

    private static final long serialVersionUID = 1L;

    public PictureException(String message) {
        super(message);
    }

    PictureException(String message, Throwable cause) {
        super(message, cause);
    }
}
