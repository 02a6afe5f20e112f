package dev.noema.evaluation;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import java.util.stream.IntStream;

/** The {@code x} of a data set as rows of one length, some megabytes at a time. */
final class ItemBlocks {

    private static final int BLOCK_VALUES = 1 << 22;

    private final Dataset data;
    private final Draw draw;
    private final int dimensions;
    private final int blockItems;

    ItemBlocks(Dataset data, long seed) {
        this.data = data;
        this.draw = new Draw(seed, 0, false);
        this.dimensions = values(new int[] {0}).length;
        this.blockItems = Math.max(1, BLOCK_VALUES / dimensions);
    }

    /** How many numbers an item has. */
    int dimensions() {
        return dimensions;
    }

    int items() {
        return data.size();
    }

    int count() {
        return (data.size() + blockItems - 1) / blockItems;
    }

    /** The items of one block, {@code (items, dimensions)}. */
    float[] read(int block) {
        int from = block * blockItems;
        return values(IntStream.range(from, Math.min(data.size(), from + blockItems)).toArray());
    }

    private float[] values(int[] items) {
        if (data.read(items, draw).get("x") instanceof FloatTensor x) {
            return x.values();
        }
        throw new IllegalArgumentException(
                "principal components need data whose x is of real numbers");
    }
}
