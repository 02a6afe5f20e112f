package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A value that may be absent, written {@code none}. */
record OptionalForm(Form value) implements Form {

    private static final Value NONE =
            new Value.Scalar(Value.Scalar.NONE, Value.Style.PLAIN, Origin.DEFAULT);

    @Override
    public Object read(Value given, Object fallback, Site site) {
        if (given instanceof Value.Scalar scalar && isNone(scalar)) {
            return Optional.empty();
        }
        Object inner = fallback instanceof Optional<?> optional ? optional.orElse(null) : null;
        Object bound = value.read(given, inner, site);
        return bound == null ? null : Optional.of(bound);
    }

    private static boolean isNone(Value.Scalar scalar) {
        boolean none =
                scalar.style() == Value.Style.PLAIN && scalar.text().equals(Value.Scalar.NONE);
        return none || scalar.missing();
    }

    @Override
    public Object complete(Object fallback, Site site) {
        if (!(fallback instanceof Optional<?> optional) || optional.isEmpty()) {
            return Optional.empty();
        }
        Object completed = value.complete(optional.get(), site);
        return completed == null ? null : Optional.of(completed);
    }

    @Override
    public Value write(Object given) {
        return ((Optional<?>) given).map(value::write).orElse(NONE);
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        ObjectNode none = JsonSchema.JSON.createObjectNode();
        none.putArray("enum").add(Value.Scalar.NONE).addNull();
        Object inner = fallback instanceof Optional<?> optional ? optional.orElse(null) : null;
        return JsonSchema.anyOf(none, value.schema(schema, inner));
    }

    @Override
    public String allowed() {
        return "none or " + value.allowed();
    }

    @Override
    public List<Alternative> alternatives() {
        return value.alternatives();
    }
}
