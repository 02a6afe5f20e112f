package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A list of values of one form; a value by itself is a list of one. */
record ListForm(Form item) implements Form {

    @Override
    public Object read(Value value, Object fallback, Site site) {
        if (value instanceof Value.Scalar scalar && !scalar.missing()) {
            Object bound = item.read(value, null, site);
            return bound == null ? null : List.of(bound);
        }
        if (!(value instanceof Value.Sequence sequence)) {
            site.refuse("is " + value.shown(), "allowed is " + allowed() + ", as in [..., ...]");
            return null;
        }
        List<Object> items = new ArrayList<>();
        boolean complete = true;
        for (Value given : sequence.items()) {
            Object bound = item.read(given, null, site.item(items.size(), given.origin()));
            complete &= bound != null;
            items.add(bound);
        }
        return complete ? List.copyOf(items) : null;
    }

    @Override
    public Value write(Object value) {
        return new Value.Sequence(
                ((List<?>) value).stream().map(item::write).toList(), Origin.DEFAULT);
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        ObjectNode one = schema.value(item, null);
        return JsonSchema.anyOf(JsonSchema.list(one), one);
    }

    @Override
    public String allowed() {
        return "a list; each item " + item.allowed();
    }

    @Override
    public List<Alternative> alternatives() {
        return item.alternatives();
    }
}
