package dev.noema.samples.scores.measures;

import dev.noema.samples.scores.tokens.Grid;
import dev.noema.samples.scores.tokens.VoiceTokens;

/**
 * How many bars are well formed: each place has a token of its own voice, a note goes on only where
 * one began, and all steps are there, as many as a bar of the data has.
 *
 * @param valid how many are
 * @param all how many should be: so many for each item, however short it is
 */
public record ValidBars(int valid, int all) {

    /**
     * Counts.
     *
     * @param rows without the tokens that end them
     * @param lengths how many tokens rows of the data have
     */
    public static ValidBars of(
            Iterable<long[]> rows, VoiceTokens vocabulary, Iterable<Integer> lengths) {
        int valid = 0;
        int all = 0;
        for (long[] row : rows) {
            all += vocabulary.bars();
            valid += valid(row, vocabulary, nearest(row.length, lengths));
        }
        return new ValidBars(valid, all);
    }

    public double share() {
        return all == 0 ? 0 : (double) valid / all;
    }

    /** The length of the data that a row may have reached. */
    private static int nearest(int length, Iterable<Integer> lengths) {
        int nearest = 0;
        for (int one : lengths) {
            if (Math.abs(one - length) < Math.abs(nearest - length)) {
                nearest = one;
            }
        }
        return nearest;
    }

    private static int valid(long[] row, VoiceTokens vocabulary, int length) {
        int bar = length / vocabulary.bars();
        int valid = 0;
        for (int first = 0; first < length; first += bar) {
            boolean last = first + bar == length;
            boolean ends = !last || row.length == length;
            if (ends && row.length >= first + bar && wellFormed(row, first, bar, vocabulary)) {
                valid++;
            }
        }
        return valid;
    }

    private static boolean wellFormed(long[] row, int first, int bar, VoiceTokens vocabulary) {
        int voices = vocabulary.voices();
        for (int i = first; i < first + bar; i++) {
            boolean sounds = i >= voices && vocabulary.cell(row[i - voices]) != Grid.REST;
            boolean goesOn = vocabulary.cell(row[i]) == Grid.HOLD;
            if (vocabulary.voice(row[i]) != i % voices || goesOn && !sounds) {
                return false;
            }
        }
        return true;
    }
}
