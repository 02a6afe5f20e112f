package dev.noema.serving;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A value of a manifest and the way to it; every fault is a {@link BundleException} that begins
 * with that way.
 *
 * @param path such as {@code graphs.encoder.file}; empty for the outermost
 * @param value as {@link StrictJson} read it
 */
record JsonValue(String path, Object value) {

    /** One entry of this object. */
    JsonValue get(String key) {
        Map<?, ?> map = as(Map.class, "an object");
        if (!map.containsKey(key)) {
            throw new BundleException(within(key) + " is missing");
        }
        return new JsonValue(within(key), map.get(key));
    }

    /** Whether an object has an entry, for those that need not be there. */
    boolean has(String key) {
        return as(Map.class, "an object").containsKey(key);
    }

    /** Refuses entries of any other key. */
    void holdsOnly(Set<String> keys) {
        Map<?, ?> map = as(Map.class, "an object");
        for (Object key : map.keySet()) {
            if (!keys.contains(key)) {
                throw new BundleException(within(key) + " is not known");
            }
        }
    }

    Map<String, JsonValue> entries() {
        Map<?, ?> map = as(Map.class, "an object");
        Map<String, JsonValue> entries = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = (String) entry.getKey();
            entries.put(key, new JsonValue(within(key), entry.getValue()));
        }
        return entries;
    }

    List<JsonValue> elements() {
        List<?> list = as(List.class, "a list");
        List<JsonValue> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            elements.add(new JsonValue(path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    String text() {
        return as(String.class, "a text");
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (JsonValue element : elements()) {
            texts.add(element.text());
        }
        return texts;
    }

    double real() {
        return as(Number.class, "a number").doubleValue();
    }

    /** A whole number from 0 to {@code Integer.MAX_VALUE}: sizes and counts. */
    int whole() {
        if (value instanceof Integer number && number >= 0) {
            return number;
        }
        throw fault("a whole number from 0 to " + Integer.MAX_VALUE);
    }

    List<Long> wholes() {
        List<Long> wholes = new ArrayList<>();
        for (JsonValue element : elements()) {
            wholes.add((long) element.whole());
        }
        return wholes;
    }

    private <T> T as(Class<T> type, String what) {
        if (!type.isInstance(value)) {
            throw fault(what);
        }
        return type.cast(value);
    }

    private BundleException fault(String what) {
        return new BundleException(
                (path.isEmpty() ? "the JSON" : path)
                        + (value == null ? " is null; " : ": ")
                        + what
                        + " is needed");
    }

    private String within(Object key) {
        return path.isEmpty() ? String.valueOf(key) : path + "." + key;
    }
}
