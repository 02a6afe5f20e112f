package dev.noema.samples.scores.data;

import dev.noema.data.Split;
import dev.noema.spi.Option;
import dev.noema.spi.Summary;

/**
 * The options of {@code scores.melody} and {@code scores.chorale}.
 *
 * @param source where the scores are
 * @param bars how many bars an item has
 * @param transpose how many semitones items are shifted by in training
 * @param classes what the model is told of an item
 * @param validation the share of pieces to validate on
 * @param test the share of pieces to test on
 */
@Summary("Bars of scores, MusicXML or MIDI, as tokens of sixteenth notes")
public record ScoreOptions(
        @Option("A file or a folder with .mxl, .musicxml, .xml, .mid or .midi files.")
                String source,
        @Option(value = "How many bars an item has.", minimum = 1, maximum = 16) int bars,
        @Option(
                        value = "Shift items by at most so many semitones in training.",
                        minimum = 0,
                        maximum = 12)
                int transpose,
        @Option("What the model is told of an item: none or metre.") Classes classes,
        @Option(value = "The share of pieces to validate on.", minimum = 0, maximum = 0.4)
                double validation,
        @Option(value = "The share of pieces to test on.", minimum = 0, maximum = 0.4)
                double test) {

    public ScoreOptions {
        if (bars < 1 || bars > 16 || transpose < 0 || transpose > 12) {
            throw new IllegalArgumentException(
                    "bars "
                            + bars
                            + ", transpose "
                            + transpose
                            + "; allowed are 1 to 16 bars and 0 to 12 semitones");
        }
        Split.checkShares(validation, test);
    }

    /** What the class of an item is. */
    public enum Classes {
        /** Items have no class. */
        NONE,
        /** The time signature. */
        METRE
    }

    public static ScoreOptions defaults() {
        return new ScoreOptions(null, 2, 5, Classes.NONE, 0.1, 0.1);
    }
}
