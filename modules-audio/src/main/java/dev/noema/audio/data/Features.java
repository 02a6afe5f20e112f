package dev.noema.audio.data;

import java.util.List;

/**
 * What is known of a folder once the spectrograms of all its sounds are made.
 *
 * @param keys the sounds kept, in order
 * @param frames how many frames each has
 * @param mels how many numbers a frame has
 * @param least the least number of all
 * @param greatest the greatest
 * @param duplicates how many files were left out as exact copies of an earlier one
 * @param silent how many of those kept are silent throughout
 * @param faults what is wrong with those that could not be read
 * @param digest SHA-256 over the keys and contents of the sounds kept
 */
@SuppressWarnings("ArrayRecordComponent")
record Features(
        List<String> keys,
        int[] frames,
        int mels,
        float least,
        float greatest,
        int duplicates,
        int silent,
        List<String> faults,
        String digest) {

    Features {
        keys = List.copyOf(keys);
        faults = List.copyOf(faults);
    }

    /** How many frames all have together. */
    long total() {
        long total = 0;
        for (int each : frames) {
            total += each;
        }
        return total;
    }

    /** How many the longest has. */
    int longest() {
        int longest = 0;
        for (int each : frames) {
            longest = Math.max(longest, each);
        }
        return longest;
    }
}
