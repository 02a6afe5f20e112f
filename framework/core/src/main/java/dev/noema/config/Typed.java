package dev.noema.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A choice as it is written: a name and the options that belong to it.
 *
 * @param name what stands after {@code type:}
 * @param site where the name stands
 * @param options everything else
 */
record Typed(String name, Site site, Map<String, Value> options) {

    static final String KEY = "type";

    /**
     * Takes a choice apart. A name alone is a choice without options.
     *
     * @param fallback the name when none is given; null when it is required
     * @return null when the value is no choice, which the site then knows
     */
    static Typed of(Value value, String fallback, List<String> known, Site site) {
        if (value instanceof Value.Scalar scalar && !scalar.missing()) {
            return new Typed(scalar.text(), site, Map.of());
        }
        String allowed = "allowed is a mapping with " + KEY + ": " + String.join(" | ", known);
        if (!(value instanceof Value.Mapping mapping)) {
            site.refuse("is " + value.shown(), allowed);
            return null;
        }
        Map<String, Value> options = new LinkedHashMap<>(mapping.entries());
        Value type = options.remove(KEY);
        if (type == null && fallback == null) {
            refuseMissing(options, allowed, site);
            return null;
        }
        if (type == null) {
            return new Typed(fallback, site, options);
        }
        Site at = site.field(KEY, type.origin());
        if (type instanceof Value.Scalar scalar && !scalar.missing()) {
            return new Typed(scalar.text(), at, options);
        }
        at.refuse("is " + type.shown(), "known are " + String.join(", ", known));
        return null;
    }

    /** Says that the type is missing, or which key was probably meant to be it. */
    private static void refuseMissing(Map<String, Value> options, String allowed, Site site) {
        boolean misspelt = false;
        for (Map.Entry<String, Value> option : options.entrySet()) {
            String key = option.getKey();
            if (Nearest.to(key, List.of(KEY)).isPresent()) {
                Site at = site.field(key, option.getValue().origin());
                at.refuseName("is not known", key, List.of(KEY));
                misspelt = true;
            }
        }
        if (!misspelt) {
            site.field(KEY, site.origin()).refuse("is missing", allowed);
        }
    }

    /** The choice written out: its name, then its options. */
    static Value write(String name, Value options) {
        Map<String, Value> entries = new LinkedHashMap<>();
        entries.put(KEY, new Value.Scalar(name, Value.Style.TEXT, Origin.DEFAULT));
        entries.putAll(((Value.Mapping) options).entries());
        return new Value.Mapping(entries, Origin.DEFAULT);
    }
}
