package dev.noema.data;

import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;

/** Makes other forms of items to learn from: a melody in another key, a row with more noise. */
@FunctionalInterface
public interface Augmentation {

    /** The items as they are. */
    Augmentation NONE = (item, noise) -> item;

    /**
     * Another form of an item.
     *
     * @param item as it was added, {@code (1, event...)}; not to be changed
     * @param noise of (seed, epoch, item's key), all the randomness there may be: so the same
     *     reading gives the same bits
     * @return what a data set may hold: of the same shape or, where items vary in length, at most
     *     as long as the longest of the data
     */
    Tensor of(Tensor item, Noise noise);
}
