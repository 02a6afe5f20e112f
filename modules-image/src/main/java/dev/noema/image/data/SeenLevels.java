package dev.noema.image.data;

import dev.noema.data.DataDescription.Values;
import dev.noema.image.codec.Binarize;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** Which of the 256 levels occur in the data. */
final class SeenLevels {

    private final boolean[] seen = new boolean[256];

    void add(ByteBuffer pixels) {
        for (int i = 0; i < pixels.limit(); i++) {
            seen[pixels.get(i) & 0xff] = true;
        }
    }

    BitSet levels() {
        BitSet levels = new BitSet(seen.length);
        for (int level = 0; level < seen.length; level++) {
            levels.set(level, seen[level]);
        }
        return levels;
    }

    /** What a model will see of these levels. */
    static Values values(BitSet levels, Binarize binarize) {
        if (binarize != Binarize.NONE) {
            return new Values(0, 1, true, true);
        }
        int least = levels.nextSetBit(0);
        int greatest = levels.length() - 1;
        boolean between = levels.nextSetBit(1) >= 0 && levels.nextSetBit(1) < 255;
        return new Values(least / 255.0, greatest / 255.0, !between, true);
    }
}
