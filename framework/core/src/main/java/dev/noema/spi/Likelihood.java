package dev.noema.spi;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** The distribution of the data around what the decoder says, p(x|z). */
public interface Likelihood {

    /**
     * The arrays that the decoder has to make for an item of shape {@code event} (without the
     * batch).
     */
    List<ParameterSpec> parameters(Shape event);

    /**
     * log p(x|z) of each item, {@code (batch)}, in nats: the sum over all dimensions of the event.
     *
     * @param mask 1 where an element counts and 0 where it is padding, broadcast over the event;
     *     null where all count
     */
    NDArray logProbability(NDArray x, Parameters given, NDArray mask, Pass pass);

    /** The expected data, {@code (batch, event...)}. */
    NDArray mean(Parameters given, Pass pass);

    /**
     * A draw of the data, {@code (batch, event...)}.
     *
     * @param temperature shape {@code ()}: scales the spread; 1 is the likelihood itself, 0 its
     *     mean or mode
     */
    NDArray sample(Parameters given, NDArray temperature, Pass pass);

    /** Which values the data may take. */
    Support support();
}
