package dev.noema.config;

import java.util.Optional;

/**
 * One thing that is wrong in a configuration.
 *
 * @param origin where it stands
 * @param field the path of the option, such as {@code model.encoder.widths}; empty for the file
 *     itself
 * @param wrong what is wrong
 * @param allowed what is allowed instead; empty where {@code wrong} says all
 * @param suggestion the known name that was probably meant
 */
public record Problem(
        Origin origin, String field, String wrong, String allowed, Optional<String> suggestion) {

    public Problem {
        field = Text.oneLine(field);
        wrong = Text.oneLine(wrong);
        allowed = Text.oneLine(allowed);
    }

    /** {@code file:line: field: what is wrong; what is allowed; did you mean "x"}. */
    @Override
    public String toString() {
        return origin.place()
                + ": "
                + (field.isEmpty() ? "" : field + ": ")
                + wrong
                + (allowed.isEmpty() ? "" : "; " + allowed)
                + suggestion.map(name -> "; did you mean \"" + name + "\"").orElse("");
    }
}
