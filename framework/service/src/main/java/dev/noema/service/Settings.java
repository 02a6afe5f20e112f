package dev.noema.service;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The numbers and words that a request says beside its tensors, from its query or its JSON. */
final class Settings {

    private final Map<String, String> values;

    private Settings(Map<String, String> values) {
        this.values = values;
    }

    /** Settings of which none may be other than those allowed. */
    static Settings of(Map<String, String> values, Set<String> allowed) {
        for (String name : values.keySet()) {
            if (!allowed.contains(name)) {
                throw Problem.badRequest(
                        "'" + name + "' is not known; known are " + new TreeSet<>(allowed));
            }
        }
        return new Settings(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name, String usual) {
        return values.getOrDefault(name, usual);
    }

    int whole(String name, int usual, int least, int greatest) {
        return (int) whole(name, (long) usual, least, greatest);
    }

    long whole(String name, long usual, long least, long greatest) {
        String text = values.get(name);
        if (text == null) {
            return usual;
        }
        try {
            long value = Long.parseLong(text);
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, with what is allowed
        }
        throw Problem.badRequest(
                name
                        + " is '"
                        + text
                        + "'; a whole number from "
                        + least
                        + " to "
                        + greatest
                        + " is allowed");
    }

    float real(String name, float usual, float least, float greatest) {
        String text = values.get(name);
        if (text == null) {
            return usual;
        }
        try {
            float value = Float.parseFloat(text);
            if (value >= least && value <= greatest) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, with what is allowed
        }
        throw Problem.badRequest(
                name
                        + " is '"
                        + text
                        + "'; a number from "
                        + least
                        + " to "
                        + greatest
                        + " is allowed");
    }

    boolean flag(String name) {
        String text = values.getOrDefault(name, "false");
        return switch (text) {
            case "true", "" -> true;
            case "false" -> false;
            default ->
                    throw Problem.badRequest(name + " is '" + text + "'; allowed is true or false");
        };
    }
}
