package dev.noema.wiring;

import com.google.inject.CreationException;
import com.google.inject.spi.Message;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Modalities that do not fit together; the message is one line. */
public final class WiringException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** How Guice reports a key of a map that is bound twice, with the lines of both bindings. */
    private static final Pattern TWICE =
            Pattern.compile(
                    "Duplicate key \"([^\"]+)\".*?Bound at:\\s+1 *: (\\S+)\\s+2 *: (\\S+)",
                    Pattern.DOTALL);

    WiringException(String message, Throwable cause) {
        super(message, cause);
    }

    static WiringException of(CreationException e) {
        Matcher twice = TWICE.matcher(e.getMessage());
        if (twice.find()) {
            String message =
                    "the %s is registered twice: at %s and %s"
                            .formatted(twice.group(1), twice.group(2), twice.group(3));
            return new WiringException(message, e);
        }
        String messages =
                e.getErrorMessages().stream()
                        .map(Message::getMessage)
                        .map(message -> message.replaceAll("\\s+", " ").strip())
                        .collect(Collectors.joining("; "));
        return new WiringException(messages, e);
    }
}
