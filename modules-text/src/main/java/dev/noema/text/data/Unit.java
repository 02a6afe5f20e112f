package dev.noema.text.data;

import java.text.BreakIterator;
import java.util.ArrayList;
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
    /** A sentence of a file, as Unicode's rules find its end. */
    SENTENCE {
        @Override
        List<String> items(String content) {
            List<String> sentences = new ArrayList<>();
            for (String paragraph : PARAGRAPH.split(content, -1)) {
                BreakIterator borders = BreakIterator.getSentenceInstance(Locale.ENGLISH);
                String text = SPACE.matcher(paragraph).replaceAll(" ");
                borders.setText(text);
                int from = borders.first();
                for (int to = borders.next(); to != BreakIterator.DONE; to = borders.next()) {
                    sentences.add(text.substring(from, to));
                    from = to;
                }
            }
            return sentences;
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
