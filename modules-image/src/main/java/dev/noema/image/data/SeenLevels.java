package dev.noema.image.data;

import dev.noema.data.DataDescription.Values;
import dev.noema.image.codec.Binarize;
import java.nio.ByteBuffer;

/** Which of the 256 levels occur in the data. */
final class SeenLevels {

    private final boolean[] seen = new boolean[256];

    void add(ByteBuffer pixels) {
        for (int i = 0; i < pixels.limit(); i++) {
            seen[pixels.get(i) & 0xff] = true;
        }
    }

    void add(int level) {
        seen[level] = true;
    }

    boolean has(int level) {
        return seen[level];
    }

    /** What the model will see. */
    Values values(Binarize binarize) {
        if (binarize != Binarize.NONE) {
            return new Values(0, 1, true, true);
        }
        int least = 255;
        int greatest = 0;
        boolean binary = true;
        for (int level = 0; level < 256; level++) {
            if (seen[level]) {
                least = Math.min(least, level);
                greatest = Math.max(greatest, level);
                binary &= level == 0 || level == 255;
            }
        }
        return new Values(least / 255.0, greatest / 255.0, binary, true);
    }
}
