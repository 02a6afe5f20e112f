package dev.noema.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every path that a tree gives a value at. */
final class Paths {

    private Paths() {}

    static List<String> of(Value root) {
        List<String> paths = new ArrayList<>();
        collect(root, "", paths);
        return paths;
    }

    private static void collect(Value value, String prefix, List<String> paths) {
        if (value instanceof Value.Mapping mapping) {
            for (Map.Entry<String, Value> entry : mapping.entries().entrySet()) {
                paths.add(prefix + entry.getKey());
                collect(entry.getValue(), prefix + entry.getKey() + ".", paths);
            }
        }
    }
}
