package dev.noema.audio.data;

import dev.noema.data.DataException;
import dev.noema.folder.SourceFile;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Takes some of the sounds of a folder, by their paths. */
final class Chosen {

    private Chosen() {}

    /** Refuses what is no regular expression. */
    static void check(String only) {
        try {
            Pattern.compile(only);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "only is \"" + only + "\": " + e.getDescription(), e);
        }
    }

    /**
     * The sounds below a folder in whose paths an expression is found.
     *
     * @param only the expression; empty for all
     * @throws DataException when there are none
     */
    static List<SourceFile> of(Path source, String only) {
        Pattern pattern = Pattern.compile(only);
        List<SourceFile> all = SoundFiles.list(source);
        List<SourceFile> chosen =
                all.stream().filter(file -> pattern.matcher(file.key()).find()).toList();
        if (chosen.isEmpty()) {
            throw new DataException(
                    "data.only: \""
                            + only
                            + "\" is found in the path of none of "
                            + all.size()
                            + " sounds, such as "
                            + all.get(0).key());
        }
        return chosen;
    }
}
