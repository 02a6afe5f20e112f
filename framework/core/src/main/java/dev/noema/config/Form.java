package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The form of an option's value: reads it, writes it, and says what is allowed. */
interface Form {

    /**
     * The value as the type that an option has.
     *
     * @param fallback what the option would be if it were not given; null when it is required
     * @return null when the value was refused, which the site then knows
     */
    Object read(Value value, Object fallback, Site site);

    /** What the option is when it is not given: its default, filled in where that leaves gaps. */
    default Object complete(Object fallback, Site site) {
        return fallback;
    }

    /** The value as it is written; {@link #read} makes an equal one of it. */
    Value write(Object value);

    /** What is allowed, in words that follow "allowed is": {@code a whole number}. */
    String allowed();

    /**
     * What is allowed, for editors.
     *
     * @param schema takes the definitions that it uses
     * @param fallback what the option would be if it were not given; null when it is required
     */
    ObjectNode schema(JsonSchema schema, Object fallback);

    /** The shapes that the value may take, each with options of its own; none for single values. */
    default List<Alternative> alternatives() {
        return List.of();
    }
}
