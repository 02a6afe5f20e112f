package dev.noema.trace;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What becomes of each method of one of DJL's interfaces, by its signature. */
final class MethodTable {

    /** How a method is recorded, and the operations that it becomes. */
    record Entry(List<String> operations, Call.Rule rule) {}

    private final SortedMap<String, Entry> entries = new TreeMap<>();

    /**
     * Enters a method.
     *
     * @param signature such as {@code sum(int[],boolean)}
     * @param operations names of the operations that it may become, with a space between them
     */
    MethodTable put(String signature, String operations, Call.Rule rule) {
        List<String> names = operations.isEmpty() ? List.of() : List.of(operations.split(" "));
        if (entries.put(signature, new Entry(names, rule)) != null) {
            throw new IllegalStateException(signature + " stands in the table twice");
        }
        return this;
    }

    /** The rule of a method, or null where it has none. */
    Call.Rule rule(String signature) {
        Entry entry = entries.get(signature);
        return entry == null ? null : entry.rule();
    }

    SortedMap<String, Entry> entries() {
        return entries;
    }
}
