package dev.noema.evaluation;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * The items of a data set that are measured, read in the same way each time.
 *
 * @param indices which
 * @param seed of the experiment: names the draw by which data are binarised
 */
@SuppressWarnings("ArrayRecordComponent")
record Items(Dataset data, int[] indices, long seed) {

    /** At most so many items, evenly spread over the data set, which may be sorted by class. */
    static Items spread(Dataset data, int most, long seed) {
        int[] indices = new int[Math.min(most, data.size())];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) ((long) i * data.size() / indices.length);
        }
        return new Items(data, indices, seed);
    }

    int count() {
        return indices.length;
    }

    /** How many elements the items have together, see {@link Dataset#length}. */
    long elements() {
        return Arrays.stream(indices).mapToLong(data::length).sum();
    }

    /** The name of an item. */
    String key(int item) {
        return data.key(indices[item]);
    }

    /** The items from {@code from} to below {@code to}, or to the end if that comes first. */
    Map<String, Tensor> read(int from, int to) {
        return data.read(
                Arrays.copyOfRange(indices, from, Math.min(to, indices.length)),
                new Draw(seed, 0, false));
    }
}
