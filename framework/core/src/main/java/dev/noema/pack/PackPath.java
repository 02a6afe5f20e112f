package dev.noema.pack;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The paths that packed files may have: relative, with slashes, and such that each part is a plain
 * name on every file system. So nothing leads out, nothing is hidden, nothing is a device.
 */
final class PackPath {

    private static final int LONGEST = 400;
    private static final Pattern NAME =
            Pattern.compile(
                    "[^\\p{Cntrl}/\\\\:*?\"<>|.\\s]([^\\p{Cntrl}/\\\\:*?\"<>|]*[^\\p{Cntrl}/\\\\:*?\"<>|.\\s])?");
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private PackPath() {}

    static boolean isPlain(String path) {
        if (path.length() > LONGEST) {
            return false;
        }
        for (String name : path.split("/", -1)) {
            if (!NAME.matcher(name).matches()
                    || DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
                return false;
            }
        }
        return true;
    }
}
