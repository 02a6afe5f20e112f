package dev.noema.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values of one form by names that the writer chooses. */
record MapForm(Form entry) implements Form {

    @Override
    public Object read(Value value, Object fallback, Site site) {
        if (!(value instanceof Value.Mapping mapping)) {
            site.refuse("is " + value.shown(), "allowed is " + allowed());
            return null;
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        mapping.entries()
                .forEach(
                        (key, given) ->
                                entries.put(
                                        key,
                                        entry.read(given, null, site.field(key, given.origin()))));
        return entries.containsValue(null) ? null : Collections.unmodifiableMap(entries);
    }

    @Override
    public Value write(Object value) {
        Map<String, Value> entries = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, given) -> entries.put((String) key, entry.write(given)));
        return new Value.Mapping(entries, Origin.DEFAULT);
    }

    @Override
    public ObjectNode schema(JsonSchema schema, Object fallback) {
        ObjectNode node = JsonSchema.type("object");
        node.set("additionalProperties", schema.value(entry, null));
        return node;
    }

    @Override
    public String allowed() {
        return "a mapping of names, each to " + entry.allowed();
    }

    @Override
    public List<Alternative> alternatives() {
        return entry.alternatives();
    }
}
