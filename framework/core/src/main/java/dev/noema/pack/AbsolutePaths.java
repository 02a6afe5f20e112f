package dev.noema.pack;

import dev.noema.checkpoint.FileFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds paths in a run's configuration that only the machine knows on which it was trained. */
public final class AbsolutePaths {

    private static final String FILE = "config.yaml";
    private static final Pattern PATH =
            Pattern.compile("(?:^|[\\s:\\[,\"'])((?:/|[A-Za-z]:\\\\)[^\\s,\\]\"']+)");

    private AbsolutePaths() {}

    /** A line for each, which says where it stands; none for a bundle. */
    public static List<String> of(Path folder) {
        Path file = folder.resolve(FILE);
        List<String> found = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            return found;
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                Matcher paths = PATH.matcher(line);
                while (paths.find()) {
                    found.add(FILE + ":" + number + ": names " + paths.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read: " + FileFault.reason(e), e);
        }
        return found;
    }
}
