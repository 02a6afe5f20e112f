package dev.noema.image.data;

import java.util.BitSet;
import java.util.List;

/**
 * What is known of a folder once all its pictures are decoded.
 *
 * @param keys the pictures kept, in order
 * @param width columns of each
 * @param height rows
 * @param planes how many planes each has in the file, 1 or 3
 * @param channels how many of them a model sees: 1 where all three are equal
 * @param levels which of the 256 levels occur
 * @param duplicates how many files were left out as exact copies of an earlier one
 * @param broken how many were left out because they could not be read
 * @param digest SHA-256 over the keys and contents of the pictures kept
 */
record DecodedFolder(
        List<String> keys,
        int width,
        int height,
        int planes,
        int channels,
        BitSet levels,
        int duplicates,
        int broken,
        String digest) {

    DecodedFolder {
        keys = List.copyOf(keys);
    }

    /** How many bytes lie from one picture to the next. */
    int stride() {
        return planes * height * width;
    }
}
