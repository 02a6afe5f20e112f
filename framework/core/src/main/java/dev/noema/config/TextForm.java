package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Text. */
final class TextForm implements Form {

    @Override
    public Object read(Value value, Object fallback, Site site) {
        if (value instanceof Value.Scalar scalar && !scalar.missing()) {
            return scalar.text();
        }
        site.refuse("is " + value.shown(), "allowed is " + allowed());
        return null;
    }

    @Override
    public Value write(Object value) {
        return new Value.Scalar((String) value, Value.Style.TEXT, Origin.DEFAULT);
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        return JsonSchema.type("string", "number", "boolean");
    }

    @Override
    public String allowed() {
        return "text";
    }
}
