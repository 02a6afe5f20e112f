package dev.noema.registry;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a registered model is called: {@code digits}, its newest version, or {@code digits:3}.
 *
 * @param name letters, digits, dots, dashes and underscores, the first a letter or digit
 * @param version counted from 1; empty means the newest, or the next one to come
 */
public record ModelName(String name, Optional<Integer> version) {

    private static final String ALLOWED =
            "letters, digits, \".\", \"-\" and \"_\", at most 64, and a version such as digits:3";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern NAME_AND_VERSION =
            Pattern.compile("(" + NAME.pattern() + ")(?::([1-9][0-9]{0,8}))?");

    public ModelName {
        if (!NAME.matcher(name).matches() || version.isPresent() && version.get() < 1) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" is no name of a model: " + ALLOWED);
        }
    }

    /** Throws {@link IllegalArgumentException} for anything but {@code NAME} or {@code NAME:3}. */
    public static ModelName parse(String text) {
        Matcher parts = NAME_AND_VERSION.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no name of a model: " + ALLOWED);
        }
        return new ModelName(
                parts.group(1), Optional.ofNullable(parts.group(2)).map(Integer::valueOf));
    }

    /** Whether a text could name a model. */
    static boolean matches(String text) {
        return NAME_AND_VERSION.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name + version.map(number -> ":" + number).orElse("");
    }
}
