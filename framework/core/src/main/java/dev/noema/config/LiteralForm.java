package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Anything that YAML can say. */
final class LiteralForm implements Form {

    @Override
    public Object read(Value value, Object fallback, Site site) {
        return new Literal(YamlWriter.inline(value));
    }

    @Override
    public Value write(Object value) {
        String yaml = ((Literal) value).yaml();
        return YamlReader.read(yaml, line -> Origin.DEFAULT, new Report());
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        return JsonSchema.JSON.createObjectNode();
    }

    @Override
    public String allowed() {
        return "any value";
    }
}
