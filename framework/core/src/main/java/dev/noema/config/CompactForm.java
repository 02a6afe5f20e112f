package dev.noema.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.noema.spi.Summary;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/**
 * A type with a short form that its static {@code parse(String)} reads: {@code 10 epochs}.
 *
 * @param parse the method
 * @param structured the long form; null where there is none
 */
record CompactForm(Class<?> type, Method parse, Form structured) implements Form {

    private static final int LONGEST = 1000;

    @Override
    public Object read(Value value, Object fallback, Site site) {
        boolean compact = value instanceof Value.Scalar scalar && !scalar.missing();
        if (compact && !isChoice(((Value.Scalar) value).text())) {
            return parse(((Value.Scalar) value).text(), site);
        }
        if (structured != null) {
            return structured.read(value, fallback, site);
        }
        site.refuse("is " + value.shown(), "allowed is " + allowed());
        return null;
    }

    private boolean isChoice(String text) {
        return structured instanceof ChoiceForm choice && choice.names().contains(text);
    }

    private Object parse(String text, Site site) {
        if (text.length() > LONGEST) {
            site.refuse("is " + Text.quote(text), "allowed is " + allowed());
            return null;
        }
        try {
            Object parsed = Reflection.invoke(parse, null, text);
            if (parsed != null) {
                return parsed;
            }
            site.refuse(Text.quote(text) + " is not understood", "allowed is " + allowed());
        } catch (NumberFormatException e) {
            site.refuse("is " + Text.quote(text), "allowed is " + allowed());
        } catch (IllegalArgumentException e) {
            site.refuse(String.valueOf(e.getMessage()), "");
        } catch (RuntimeException e) {
            site.refuse(Text.quote(text) + " is refused by " + type.getSimpleName() + ": " + e, "");
        }
        return null;
    }

    @Override
    public Object complete(Object fallback, Site site) {
        return structured == null || isWritten(fallback)
                ? fallback
                : structured.complete(fallback, site);
    }

    @Override
    public Value write(Object value) {
        if (isWritten(value)) {
            return new Value.Scalar(value.toString(), Value.Style.PLAIN, Origin.DEFAULT);
        }
        if (structured == null) {
            throw new IllegalStateException(
                    type.getSimpleName() + ".parse does not read what toString gives: " + value);
        }
        return structured.write(value);
    }

    /** Whether the value's text is its short form. */
    private boolean isWritten(Object value) {
        try {
            return value.equals(Reflection.invoke(parse, null, value.toString()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        ObjectNode text = JsonSchema.type("string", "number");
        Summary summary = type.getAnnotation(Summary.class);
        if (summary != null && summary.forms().length > 0) {
            ArrayNode examples = text.putArray("examples");
            Arrays.stream(summary.forms()).forEach(examples::add);
        }
        return structured == null
                ? text
                : JsonSchema.anyOf(text, structured.schema(schema, fallback));
    }

    @Override
    public String allowed() {
        Summary summary = type.getAnnotation(Summary.class);
        String forms =
                summary == null || summary.forms().length == 0
                        ? Text.kebab(type.getSimpleName()).replace('-', ' ')
                        : String.join(" | ", summary.forms());
        return structured instanceof ChoiceForm choice ? forms + " | " + choice.allowed() : forms;
    }

    @Override
    public List<Alternative> alternatives() {
        return structured instanceof ChoiceForm choice ? choice.alternatives() : List.of();
    }
}
