package dev.noema.audio.wave;

import java.io.IOException;

/**
 * A file that is no usable sound; the message is the end of a sentence that starts with the file's
 * name.
 */
public final class SoundException extends IOException {

    private static final long serialVersionUID = 1L;

    public SoundException(String message) {
        super(message);
    }

    public SoundException(String message, Throwable cause) {
        super(message, cause);
    }
}
