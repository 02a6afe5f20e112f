package dev.noema.config;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment variables that a configuration names; none is read but those.
 *
 * @param variables the value of a variable; null where it is not set
 * @param required whether a variable that is not set and has no default is a problem
 */
record Environment(UnaryOperator<String> variables, boolean required) {

    /** How a value came to be that has none. */
    static final String UNSET = "environment variable not set";

    private static final Pattern VARIABLE =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,99})(?::-(.*))?", Pattern.DOTALL);

    /** The value of {@code NAME} or {@code NAME:-default}, never read as YAML. */
    Value.Scalar value(String expression, Origin origin) {
        Matcher matcher = VARIABLE.matcher(expression);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    Text.quote("${env:" + expression + "}")
                            + " names no variable; allowed are env:NAME and env:NAME:-default");
        }
        String name = matcher.group(1);
        String set = variables.apply(name);
        boolean usual = (set == null || set.isEmpty()) && matcher.group(2) != null;
        String value = usual ? matcher.group(2) : set;
        if (value == null && required) {
            throw new IllegalArgumentException(
                    "the environment variable "
                            + name
                            + " is not set; allowed is a default, as in ${env:"
                            + name
                            + ":-value}");
        }
        String how =
                usual
                        ? "default for environment " + name
                        : value == null ? UNSET : "environment " + name;
        return new Value.Scalar(value == null ? "" : value, Value.Style.PLAIN, origin.via(how));
    }
}
