package dev.noema.text.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the longest run of tokens that a text has in common with any of many others: how much of it
 * is copied.
 */
final class CopiedRuns {

    private static final int END = -1;

    private final int[] all; // the tokens of all texts, each followed by END
    private final long[] places; // hash of two tokens in the upper half, place in the lower, sorted

    /** Looks for runs in these texts. */
    CopiedRuns(List<int[]> texts) {
        int length = texts.stream().mapToInt(text -> text.length + 1).sum();
        this.all = new int[length + 1];
        this.places = new long[length];
        int at = 0;
        for (int[] text : texts) {
            System.arraycopy(text, 0, all, at, text.length);
            at += text.length;
            all[at++] = END;
        }
        all[at] = END;
        for (int place = 0; place < length; place++) {
            places[place] = hash(all[place], all[place + 1]) << 32 | place;
        }
        Arrays.sort(places);
    }

    private static long hash(int first, int second) {
        return (first * 31L * 31 * 31 * 31 + second) & 0x7fffffff;
    }

    /** The longest copied run as a share of the text, from 0 to 1; runs of one token count as 0. */
    double share(int[] text) {
        int longest = 0;
        for (int from = 0; from + 1 < text.length; from++) {
            longest = Math.max(longest, longestFrom(text, from));
        }
        return longest < 2 ? 0 : (double) longest / text.length;
    }

    private int longestFrom(int[] text, int from) {
        long key = hash(text[from], text[from + 1]);
        int found = Arrays.binarySearch(places, key << 32);
        int longest = 0;
        for (int i = found < 0 ? -found - 1 : found;
                i < places.length && places[i] >> 32 == key;
                i++) {
            longest = Math.max(longest, common(text, from, (int) places[i]));
        }
        return longest;
    }

    private int common(int[] text, int from, int place) {
        int length = 0;
        while (from + length < text.length
                && place + length < all.length
                && all[place + length] == text[from + length]) {
            length++;
        }
        return length;
    }
}
