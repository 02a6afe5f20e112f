package dev.noema.serving;

import java.util.Map;
import java.util.Optional;

/** A decoder that makes items element by element, whatever runs it. */
public interface StepDecoder {

    /**
     * The state before the first element of each item: arrays {@code (batch, ...)} by name.
     *
     * @param z codes {@code (batch, latent...)}
     * @param condition the class of each item, {@code (batch)}, where the model has classes
     */
    Map<String, Tensor> start(FloatTensor z, Optional<LongTensor> condition);

    /**
     * One step of all items.
     *
     * @param previous the element before: tokens {@code (batch)}, {@link Sequence#BOUNDARY} before
     *     the first; or frames {@code (batch, ...)}, zeros before the first
     * @param state as {@link #start} or the step before gave it
     */
    Next next(Tensor previous, Map<String, Tensor> state);

    /**
     * What a step gives.
     *
     * @param parameters the likelihood's parameters of the element that follows, {@code (batch,
     *     ...)}
     * @param state what the next step goes on from
     */
    record Next(Map<String, Tensor> parameters, Map<String, Tensor> state) {}
}
