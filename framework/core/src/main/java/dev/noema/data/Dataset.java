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
     * Reads items into one batch of named tensors: {@code x (batch, event...)}, and where the data
     * has them {@code condition (batch)} class numbers and {@code lengths (batch)}.
     *
     * @param items the indices, in the order of the batch
     * @param draw where the randomness of this reading comes from
     */
    Map<String, Tensor> read(int[] items, Draw draw);

    @Override
    void close();
}
