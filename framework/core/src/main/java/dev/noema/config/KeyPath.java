package dev.noema.config;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The way to a value: {@code model.encoder.widths[1]}, or with the same meaning {@code .1}. */
record KeyPath(List<String> keys) {

    private static final Pattern BRACKETS = Pattern.compile("\\[([0-9]{1,6})\\]");
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

    KeyPath {
        keys = List.copyOf(keys);
    }

    static KeyPath parse(String text) {
        String dotted = BRACKETS.matcher(text.strip()).replaceAll(".$1");
        return new KeyPath(Arrays.asList(dotted.split("\\.", -1)));
    }

    /** The place in a list of so many items that a key names, if it names one. */
    static OptionalInt index(String key, int size) {
        boolean named = INDEX.matcher(key).matches() && Integer.parseInt(key) < size;
        return named ? OptionalInt.of(Integer.parseInt(key)) : OptionalInt.empty();
    }

    KeyPath first(int count) {
        return new KeyPath(keys.subList(0, count));
    }

    /** The keys joined by dots. */
    @Override
    public String toString() {
        return String.join(".", keys);
    }
}
