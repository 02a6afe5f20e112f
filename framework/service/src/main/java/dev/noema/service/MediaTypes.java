package dev.noema.service;

import java.util.List;
import java.util.Locale;

/** Media types that every service knows, and the choice among those that a client accepts. */
final class MediaTypes {

    static final String JSON = "application/json";
    static final String EVENTS = "text/event-stream";
    static final String SAFETENSORS = "application/safetensors";

    private MediaTypes() {}

    /** A header's media type without parameters, in lower case. */
    static String plain(String header) {
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The first of the offered types that an {@code Accept} header allows; the header's own order
     * counts, not its weights, except that what has weight 0 is not wanted.
     *
     * @param offered the one that is given where anything is accepted comes first
     */
    static String chosen(String accept, List<String> offered) {
        if (accept.isBlank()) {
            return offered.get(0);
        }
        for (String range : accept.split(",", 32)) {
            if (range.replace(" ", "").matches(".*;q=0(\\.0*)?(;.*)?")) {
                continue;
            }
            String wanted = plain(range);
            for (String type : offered) {
                if (wanted.equals("*/*")
                        || wanted.equals(type)
                        || wanted.endsWith("/*")
                                && type.startsWith(wanted.substring(0, wanted.length() - 1))) {
                    return type;
                }
            }
        }
        throw new Problem(406, "the answer can be " + String.join(", ", offered));
    }
}
