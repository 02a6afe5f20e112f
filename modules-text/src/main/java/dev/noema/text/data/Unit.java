package dev.noema.text.data;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What one item is. */
public enum Unit {
    /** All of a file. */
    FILE {
        @Override
        List<String> items(String content) {
            return List.of(content);
        }
    },
    /** A line of a file. */
    LINE {
        @Override
        List<String> items(String content) {
            return content.lines().toList();
        }
    },
    /** A sentence of a file, as {@link Sentences} finds its end. */
    SENTENCE {
        @Override
        List<String> items(String content) {
            return PARAGRAPH
                    .splitAsStream(content)
                    .flatMap(
                            paragraph ->
                                    Sentences.of(SPACE.matcher(paragraph).replaceAll(" ")).stream())
                    .toList();
        }
    };

    private static final Pattern PARAGRAPH = Pattern.compile("\\R\\s*\\R");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    /** The items of a file's content; some may be blank. */
    abstract List<String> items(String content);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
