package dev.noema.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads files and what they include, however deep, but none within itself. */
final class Includes {

    private static final int MOST_FILES = 100;

    private final List<Path> open = new ArrayList<>();
    private int files;

    /** A file that was named on the command line. */
    Composition read(Path file, Report report) {
        return read(file, null, report);
    }

    /** A file that another one names, relative to that one's folder. */
    Composition read(Value.Scalar named, Path folder, Report report) {
        if (folder == null) {
            throw report.stop(named.origin(), "a text without a file of its own includes none");
        }
        try {
            return read(folder.resolve(named.text()).normalize(), named.origin(), report);
        } catch (InvalidPathException e) {
            throw report.stop(named.origin(), Text.quote(named.text()) + " is no file's name");
        }
    }

    private Composition read(Path file, Origin asked, Report report) {
        Path whole = file.toAbsolutePath().normalize();
        int start = open.indexOf(whole);
        if (start >= 0) {
            List<String> circle = new ArrayList<>();
            open.subList(start, open.size()).forEach(path -> circle.add(path.toString()));
            circle.add(whole.toString());
            report.add(
                    asked,
                    Composition.INCLUDE,
                    "goes in a circle: " + String.join(" -> ", circle),
                    "",
                    Optional.empty());
            throw new ConfigException(report.problems());
        }
        if (++files > MOST_FILES) {
            throw report.stop(asked, "more than " + MOST_FILES + " files are included");
        }
        String name = file.toString();
        Value read =
                YamlReader.read(
                        SourceFile.text(file, asked, report),
                        line -> new Origin(name, line),
                        report);
        open.add(whole);
        Path parent = file.getParent();
        Composition composed =
                Composition.of(read, parent == null ? Path.of("") : parent, this, report);
        open.remove(open.size() - 1);
        return composed;
    }
}
