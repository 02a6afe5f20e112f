package dev.noema.text.data;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
            for (String paragraph : content.split("\\R\\s*\\R")) {
                BreakIterator borders = BreakIterator.getSentenceInstance(Locale.ENGLISH);
                String text = paragraph.replaceAll("\\s+", " ");
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

    /** The items of a file's content; some may be blank. */
    abstract List<String> items(String content);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
