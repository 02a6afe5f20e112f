package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** True or false. */
final class TruthForm implements Form {

    @Override
    public Object read(Value value, Object fallback, Site site) {
        if (value instanceof Value.Scalar scalar && scalar.style() == Value.Style.PLAIN) {
            if (scalar.text().equals("true")) {
                return true;
            }
            if (scalar.text().equals("false")) {
                return false;
            }
        }
        site.refuse("is " + value.shown(), "allowed is " + allowed());
        return null;
    }

    @Override
    public Value write(Object value) {
        return new Value.Scalar(value.toString(), Value.Style.PLAIN, Origin.DEFAULT);
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        return JsonSchema.type("boolean");
    }

    @Override
    public String allowed() {
        return "true or false";
    }
}
