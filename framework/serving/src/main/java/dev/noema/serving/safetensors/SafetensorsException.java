package dev.noema.serving.safetensors;

import java.io.IOException;

/**
 * A file that breaks the format's rules; the message is one line that names the file and the fault.
 */
public final class SafetensorsException extends IOException {

    private static final long serialVersionUID = 1L;

    SafetensorsException(String message) {
        super(message);
    }

    SafetensorsException(String message, Throwable cause) {
        super(message, cause);
    }
}
