package dev.noema.text.data;

import dev.noema.data.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What text files in a folder hold, as far as they were looked at.
 *
 * @param files how many there are
 * @param lookedAt how many of them were read
 * @param item what an item is best
 * @param leftOut what of them cannot be used, for people to read
 * @param classes the folders below it, where each file lies in one
 * @param traits what the items are like
 */
public record LinesSurvey(
        int files,
        int lookedAt,
        Unit item,
        String leftOut,
        List<String> classes,
        TextTraits traits) {

    private static final long MOST_BYTES = 1 << 25;
    private static final int LONG_LINE = 40;
    private static final int SHORT_FILE = 60;
    private static final int SEVERAL = 20;
    private static final int MOST_CLASSES = 50;
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** How many text files a folder holds. */
    public static int count(Path folder) {
        return SourceFiles.below(folder, TextFiles.EXTENSIONS).size();
    }

    /**
     * Looks at a folder; empty where it holds no text files.
     *
     * @throws DataException when none of them holds text
     */
    public static Optional<LinesSurvey> of(Path folder) {
        List<Path> paths = SourceFiles.below(folder, TextFiles.EXTENSIONS);
        return paths.isEmpty() ? Optional.empty() : Optional.of(of(folder, paths));
    }

    private static LinesSurvey of(Path folder, List<Path> paths) {
        SourceFiles files = new SourceFiles(folder, paths);
        Gathering gathering = new Gathering(ItemOptions.Broken.SKIP);
        List<String> names = new ArrayList<>();
        List<String> contents = new ArrayList<>();
        long bytes = 0;
        for (Path path : paths) {
            bytes += size(path);
            if (!contents.isEmpty() && bytes > MOST_BYTES) {
                break;
            }
            try {
                contents.add(TextContent.of(path));
                names.add(files.name(path));
                gathering.read();
            } catch (DataException e) {
                gathering.brokenFile(e);
            }
        }
        Unit item = item(contents);
        for (int file = 0; file < contents.size(); file++) {
            for (String text : item.items(contents.get(file))) {
                gathering.add(names.get(file), names.get(file), text, "");
            }
        }
        if (gathering.items().isEmpty()) {
            throw new DataException(
                    folder
                            + ": its "
                            + paths.size()
                            + " text files hold no text; left out are "
                            + gathering.leftOut());
        }
        return new LinesSurvey(
                paths.size(),
                names.size(),
                item,
                gathering.leftOut(),
                classes(names),
                TextTraits.of(gathering.items()));
    }

    private static long size(Path path) {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new DataException(path + ": cannot be read (" + e.getMessage() + ")", e);
        }
    }

    // Many short files are an item each; lines that are long, or broken like those of a book, hold
    // sentences; other lines are items.
    private static Unit item(List<String> contents) {
        int[] files = contents.stream().mapToInt(LinesSurvey::words).toArray();
        if (contents.size() >= SEVERAL && TextTraits.middle(files) <= SHORT_FILE) {
            return Unit.FILE;
        }
        int[] lines =
                contents.stream()
                        .flatMap(String::lines)
                        .filter(line -> !line.isBlank())
                        .mapToInt(LinesSurvey::words)
                        .toArray();
        return TextTraits.middle(lines) > LONG_LINE
                        || contents.stream().anyMatch(LinesSurvey::isBroken)
                ? Unit.SENTENCE
                : Unit.LINE;
    }

    /**
     * Whether most lines of a file go on in the next one: they end with a small letter or comma.
     */
    private static boolean isBroken(String content) {
        long lines = 0;
        long open = 0;
        for (String line : content.lines().toList()) {
            String text = line.stripTrailing();
            if (!text.isEmpty()) {
                lines++;
                char last = text.charAt(text.length() - 1);
                open += last == ',' || Character.isLowerCase(last) ? 1 : 0;
            }
        }
        return (content.contains("\n\n") || content.contains("\r\n\r\n")) && 2 * open > lines;
    }

    private static int words(String text) {
        return SPACE.split(text.strip(), -1).length;
    }

    private static List<String> classes(List<String> names) {
        if (names.stream().anyMatch(name -> name.indexOf('/') < 0)) {
            return List.of();
        }
        List<String> folders =
                names.stream()
                        .map(name -> name.substring(0, name.indexOf('/')))
                        .distinct()
                        .sorted()
                        .toList();
        boolean fit = folders.size() > 1 && folders.size() <= MOST_CLASSES;
        return fit && names.size() >= 2 * folders.size() ? folders : List.of();
    }
}
