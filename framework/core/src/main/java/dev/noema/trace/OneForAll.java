package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;

/**
 * While recording only sizes count: a costly operation that treats the items of a batch alike
 * computes the first, whose result stands for all. The recording of a deep network takes seconds
 * so.
 */
final class OneForAll {

    private OneForAll() {}

    /** The first item, as a batch of one; a batch of none as it is. */
    static NDArray item(NDArray batch) {
        return batch.getShape().get(0) > 1 ? batch.get("0:1") : batch;
    }

    /** Each result as a batch of {@code items} that are its only one. */
    static NDList spread(NDList results, long items) {
        NDList spread = new NDList();
        for (NDArray result : results) {
            Shape shape = result.getShape();
            spread.add(
                    shape.get(0) == items
                            ? result
                            : result.broadcast(new Shape(items).addAll(shape.slice(1))));
        }
        return spread;
    }
}
