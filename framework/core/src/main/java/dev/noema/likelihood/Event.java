package dev.noema.likelihood;

import ai.djl.ndarray.NDArray;
import java.util.stream.IntStream;

/** Sums over the elements of each item, leaving out padding. */
public final class Event {

    private Event() {}

    /**
     * The sum of each item's elements, {@code (batch)}.
     *
     * @param elements {@code (batch, event...)}
     * @param mask 1 where an element counts and 0 where it is padding; its dimensions are the first
     *     of the elements' and broadcast, so {@code (batch, time)} masks {@code (batch, time,
     *     features)}; null where all count
     */
    public static NDArray sum(NDArray elements, NDArray mask) {
        NDArray counted = mask == null ? elements : elements.mul(align(mask, elements));
        int rank = counted.getShape().dimension();
        return rank == 1 ? counted : counted.sum(IntStream.range(1, rank).toArray());
    }

    /** The mean of all elements that count, {@code ()}. */
    static NDArray mean(NDArray elements, NDArray mask) {
        if (mask == null) {
            return elements.mean();
        }
        NDArray weights = align(mask, elements).broadcast(elements.getShape());
        return elements.mul(weights).sum().div(weights.sum());
    }

    private static NDArray align(NDArray mask, NDArray elements) {
        NDArray aligned = mask;
        while (aligned.getShape().dimension() < elements.getShape().dimension()) {
            aligned = aligned.expandDims(-1);
        }
        return aligned;
    }
}
