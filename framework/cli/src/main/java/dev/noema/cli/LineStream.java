package dev.noema.cli;

import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.generation.Generation;
import dev.noema.serving.generation.GrowingText;
import java.io.PrintWriter;
import java.util.function.BiFunction;

/**
 * Prints items of text while they are made, a line each and in their order: piece by piece before a
 * person's eyes, otherwise whole lines.
 */
final class LineStream {

    private final PrintWriter out;
    private final boolean pieces;
    private final BiFunction<LongTensor, Integer, String> words;
    private GrowingText growing = new GrowingText();
    private int line;

    /**
     * A stream of items.
     *
     * @param words an item in words
     * @param pieces whether to print the beginnings of lines, too
     */
    LineStream(BiFunction<LongTensor, Integer, String> words, PrintWriter out, boolean pieces) {
        this.words = words;
        this.out = out;
        this.pieces = pieces;
    }

    /** Makes all items and prints them. */
    void print(Generation generation) {
        while (generation.hasNext()) {
            generation.next();
            LongTensor made = generation.items();
            while (line < made.shape()[0] && hasEnded(made)) {
                end(made);
            }
            if (pieces && line < made.shape()[0]) {
                begin(made);
            }
            out.flush();
        }
        LongTensor made = generation.items();
        while (line < made.shape()[0]) {
            end(made);
        }
        out.flush();
    }

    private boolean hasEnded(LongTensor made) {
        return Lengths.tokens(made, line).length < made.shape()[1];
    }

    private void begin(LongTensor made) {
        out.print(growing.more(text(made), false));
    }

    private void end(LongTensor made) {
        out.println(growing.more(text(made), true));
        growing = new GrowingText();
        line++;
    }

    private String text(LongTensor made) {
        return words.apply(made, line);
    }
}
