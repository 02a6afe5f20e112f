package dev.noema.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A node of a configuration as written, before it is bound to a type. */
sealed interface Value {

    /** Where the value, or the key that it belongs to, stands. */
    Origin origin();

    /** What it is, for messages: {@code "abc"}, {@code a list}. */
    String shown();

    /** How a single value was written. */
    enum Style {
        /** Without quotes: a number, a truth value, a name. */
        PLAIN,
        /** Text, in quotes or as a block. */
        TEXT
    }

    /** A single value. */
    record Scalar(String text, Style style, Origin origin) implements Value {

        static final String NONE = "none";

        /** Nothing was written, or {@code null}. */
        boolean missing() {
            return style == Style.PLAIN
                    && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        @Override
        public String shown() {
            return missing()
                    ? "empty"
                    : (style == Style.TEXT ? "the text " : "") + Text.quote(text);
        }
    }

    /** A list. */
    record Sequence(List<Value> items, Origin origin) implements Value {

        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String shown() {
            return "a list";
        }
    }

    /** Values by key, in the order of writing. */
    record Mapping(Map<String, Value> entries, Origin origin) implements Value {

        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String shown() {
            return "a mapping";
        }
    }
}
