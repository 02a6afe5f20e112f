package dev.noema.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Carries origins from a configuration as given to the same configuration with its defaults. */
final class Origins {

    private Origins() {}

    /**
     * The resolved tree with the origin of what was given; all else keeps {@link Origin#DEFAULT}.
     */
    static Value carry(Value given, Value resolved) {
        if (resolved instanceof Value.Mapping mapping) {
            Map<String, Value> entries = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> entries.put(key, child(given, key, entry)));
            return new Value.Mapping(entries, given.origin());
        }
        if (resolved instanceof Value.Sequence sequence) {
            return new Value.Sequence(items(given, sequence.items()), given.origin());
        }
        Value.Scalar scalar = (Value.Scalar) resolved;
        return new Value.Scalar(scalar.text(), scalar.style(), given.origin());
    }

    private static Value child(Value given, String key, Value resolved) {
        if (given instanceof Value.Mapping mapping) {
            Value entry = mapping.entries().get(key);
            return entry == null ? resolved : carry(entry, resolved);
        }
        return carry(given, resolved);
    }

    private static List<Value> items(Value given, List<Value> resolved) {
        List<Value> items = new ArrayList<>();
        for (Value item : resolved) {
            boolean matches =
                    given instanceof Value.Sequence sequence
                            && sequence.items().size() == resolved.size();
            Value source = matches ? ((Value.Sequence) given).items().get(items.size()) : given;
            items.add(carry(source, item));
        }
        return items;
    }

    /** The distinct origins of the single values in a tree, in their order. */
    static Set<Origin> of(Value value) {
        Set<Origin> origins = new LinkedHashSet<>();
        if (value instanceof Value.Mapping mapping) {
            mapping.entries().values().forEach(entry -> origins.addAll(of(entry)));
        } else if (value instanceof Value.Sequence sequence) {
            sequence.items().forEach(item -> origins.addAll(of(item)));
        }
        if (origins.isEmpty()) {
            origins.add(value.origin());
        }
        return origins;
    }

    /** The origin of each single value and list by its path. */
    static Map<String, Origin> byPath(Value.Mapping root) {
        Map<String, Origin> origins = new LinkedHashMap<>();
        collect(root, "", origins);
        return origins;
    }

    private static void collect(Value.Mapping mapping, String prefix, Map<String, Origin> origins) {
        mapping.entries()
                .forEach(
                        (key, entry) -> {
                            if (entry instanceof Value.Mapping inner) {
                                collect(inner, prefix + key + ".", origins);
                            } else {
                                origins.put(prefix + key, entry.origin());
                            }
                        });
    }
}
