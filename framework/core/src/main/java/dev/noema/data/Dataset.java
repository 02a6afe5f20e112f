package dev.noema.data;

import dev.noema.serving.Tensor;
import java.util.Map;

/**
 * Items of one kind, read by index. Safe for use by several threads.
 *
 * <p>Whoever opened the dataset closes it.
 */
public interface Dataset extends AutoCloseable {

    /** How many items there are. */
    int size();

    /** A stable name of an item, such as its path below the data folder. */
    String key(int item);

    /**
     * How many elements an item has; items of like length come into one batch. All have length 1
     * where they do not vary.
     */
    default int length(int item) {
        return 1;
    }

    /**
     * Reads items into one batch of named tensors: {@code x (batch, event...)}, and where the data
     * has them {@code condition (batch)} class numbers.
     *
     * <p>Items that vary in length are padded with zeros to the longest of the batch, {@code x
     * (batch, time, ...)}, and have {@code lengths (batch)} besides; tokens are whole numbers, and
     * the length counts the {@link dev.noema.serving.Sequence#BOUNDARY} that ends them.
     *
     * <p>Where the description names targets, {@code targets (batch, targets)} are their values,
     * real numbers; NaN where one is not known.
     *
     * @param items the indices, in the order of the batch
     * @param draw where the randomness of this reading comes from
     */
    Map<String, Tensor> read(int[] items, Draw draw);

    @Override
    void close();
}
