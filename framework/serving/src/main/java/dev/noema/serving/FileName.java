package dev.noema.serving;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that files of a bundle may have: plain ones in the bundle's own folder on every file
 * system, so no separators, no "..", no drive, nothing hidden, no device of Windows.
 */
final class FileName {

    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private FileName() {}

    /** Throws {@link IllegalArgumentException} for any other name, and for the manifest's own. */
    static void check(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (!PLAIN.matcher(name).matches()
                || DEVICE.matcher(lowerCase).matches()
                || lowerCase.equals(BundleManifest.FILE)) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' is no name of a bundle's file; up to 100 letters, digits and . _ - are allowed, without folders");
        }
    }
}
