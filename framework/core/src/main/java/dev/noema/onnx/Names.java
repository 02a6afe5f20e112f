package dev.noema.onnx;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names of one graph, each given out once. */
final class Names {

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Takes exactly this name; throws {@link IllegalArgumentException} when it is taken. */
    String exactly(String name) {
        if (name.isEmpty() || !taken.add(name)) {
            throw new IllegalArgumentException(
                    "the name '" + name + "' is empty or taken in this graph");
        }
        return name;
    }

    /** Takes this name, or where it is taken the first free one of {@code name_2, name_3, ...}. */
    String like(String hint) {
        String name = hint.replaceAll("[^A-Za-z0-9_./-]", "_");
        String candidate = name;
        while (!taken.add(candidate)) {
            candidate = name + "_" + (counts.merge(name, 1, Integer::sum) + 1);
        }
        return candidate;
    }
}
