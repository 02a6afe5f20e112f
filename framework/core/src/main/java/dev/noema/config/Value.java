package dev.noema.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
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

    /** The same value at another place; what it holds stays where it is. */
    Value at(Origin origin);

    /** The same value, it and all that it holds reached in one more way. */
    Value via(String how);

    /**
     * The value as JSON: what is not in quotes is a number, a truth value or null where it can be.
     */
    JsonNode json();

    /** Whether nothing was written, or {@code null}. */
    default boolean isMissing() {
        return this instanceof Scalar scalar && scalar.missing();
    }

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
        public JsonNode json() {
            if (style == Style.TEXT) {
                return new TextNode(text);
            }
            if (missing()) {
                return NullNode.instance;
            }
            if (text.equals("true") || text.equals("false")) {
                return BooleanNode.valueOf(text.equals("true"));
            }
            return NumberForm.isNumber(text)
                    ? new DecimalNode(new BigDecimal(text))
                    : new TextNode(text);
        }

        @Override
        public Scalar at(Origin place) {
            return new Scalar(text, style, place);
        }

        @Override
        public Scalar via(String how) {
            return at(origin.via(how));
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
        public JsonNode json() {
            ArrayNode array = JsonSchema.JSON.createArrayNode();
            items.forEach(item -> array.add(item.json()));
            return array;
        }

        @Override
        public Sequence at(Origin place) {
            return new Sequence(items, place);
        }

        @Override
        public Sequence via(String how) {
            return new Sequence(
                    items.stream().map(item -> item.via(how)).toList(), origin.via(how));
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
        public JsonNode json() {
            ObjectNode object = JsonSchema.JSON.createObjectNode();
            entries.forEach((key, entry) -> object.set(key, entry.json()));
            return object;
        }

        @Override
        public Mapping at(Origin place) {
            return new Mapping(entries, place);
        }

        @Override
        public Mapping via(String how) {
            Map<String, Value> reached = new LinkedHashMap<>();
            entries.forEach((key, entry) -> reached.put(key, entry.via(how)));
            return new Mapping(reached, origin.via(how));
        }

        @Override
        public String shown() {
            return "a mapping";
        }
    }
}
