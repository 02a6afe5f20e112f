package dev.noema.experiment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A word of a command line without a path that only this machine knows. */
final class HomelessWord {

    private HomelessWord() {}

    /**
     * The word with an absolute path made relative: to {@code base} where it lies beneath it, else
     * to its last name. {@code key=/a/b} is treated alike.
     */
    static String of(String word, Path base) {
        int value = word.indexOf('=') + 1;
        try {
            Path path = Path.of(word.substring(value));
            return path.isAbsolute() ? word.substring(0, value) + shown(path, base) : word;
        } catch (InvalidPathException noPath) {
            return word;
        }
    }

    private static String shown(Path path, Path base) {
        Path from = base.toAbsolutePath().normalize();
        Path whole = path.normalize();
        Path shown =
                whole.startsWith(from) && !whole.equals(from)
                        ? from.relativize(whole)
                        : whole.getFileName();
        return shown == null ? "." : shown.toString().replace('\\', '/');
    }
}
