package dev.noema.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lays one tree over another. */
final class Merge {

    private Merge() {}

    /**
     * Both trees in one: mappings are joined key by key, all else is the upper one's. A mapping
     * with another {@code type:} replaces the lower one, whose options would not be its own.
     */
    static Value over(Value lower, Value upper) {
        if (!(lower instanceof Value.Mapping below) || !(upper instanceof Value.Mapping above)) {
            return upper;
        }
        if (isAnotherType(below, above)) {
            return above;
        }
        Map<String, Value> entries = new LinkedHashMap<>(below.entries());
        above.entries()
                .forEach(
                        (key, value) ->
                                entries.merge(key, value, (old, given) -> over(old, given)));
        return new Value.Mapping(entries, above.origin());
    }

    private static boolean isAnotherType(Value.Mapping below, Value.Mapping above) {
        Value before = below.entries().get(Typed.KEY);
        Value after = above.entries().get(Typed.KEY);
        return before instanceof Value.Scalar old
                && after instanceof Value.Scalar given
                && !old.text().equals(given.text());
    }
}
