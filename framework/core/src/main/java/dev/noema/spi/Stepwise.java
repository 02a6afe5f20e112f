package dev.noema.spi;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A decoder that also goes step by step, for items that vary in length: {@link #decode} sees the
 * whole item and makes all steps at once (teacher forcing), {@link #next} sees one element and
 * makes what follows it. Both are over the same parameters and agree: the parameters that {@code
 * decode} makes at a step are those of {@code next} after the elements before it.
 */
public interface Stepwise extends Decoder {

    /**
     * The state before the first element.
     *
     * @param z latent codes, {@code (batch, latent)}
     * @param given {@code condition}, where the model is conditional
     */
    State start(NDArray z, Batch given, Pass pass);

    /**
     * The likelihood's parameters of the next element.
     *
     * @param state as {@link #start} or the step before gave it
     * @param previous the element before: tokens {@code (batch)}, number 0 before the first; or
     *     frames {@code (batch, ...)}, zeros before the first
     */
    Step next(State state, NDArray previous, Pass pass);

    /**
     * All that a step depends on besides its input.
     *
     * @param arrays float32, each {@code (batch, ...)} with sizes that no step changes
     */
    record State(List<NDArray> arrays) {

        public State {
            arrays = List.copyOf(arrays);
        }

        public static State of(NDArray... arrays) {
            return new State(List.of(arrays));
        }
    }

    /**
     * What a step gives.
     *
     * @param parameters as of {@link #decode} for one step, without the dimension {@code time}
     * @param state what the next step goes on from
     */
    record Step(Parameters parameters, State state) {}
}
