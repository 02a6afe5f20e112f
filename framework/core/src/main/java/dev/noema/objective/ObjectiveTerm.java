package dev.noema.objective;

import ai.djl.ndarray.NDArray;
import dev.noema.spi.Pass;

/**
 * A term that is added to the loss besides those of the evidence lower bound. One that learns
 * something of its own, such as a property told from the code, may be {@link
 * dev.noema.spi.Accompanied}.
 */
public interface ObjectiveTerm {

    /** Names the term in metrics, such as {@code laplacian-pyramid}. */
    String name();

    /** The factor by which the loss counts it. */
    double weight();

    /**
     * How many targets of each item it looks at, in {@link dev.noema.spi.Batch#targets}; all that
     * the data have, or 0.
     */
    default int targets() {
        return 0;
    }

    /**
     * The term of each item, {@code (batch)}, without the weight.
     *
     * @param decoded the items, their codes and what was decoded of them
     * @param pass the term's own
     */
    NDArray value(DecodedBatch decoded, Pass pass);
}
