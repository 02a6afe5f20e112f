package dev.noema.spi;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * What a part's factory may know of the model around it.
 *
 * @param event the shape of one item, without the batch: {@code (channels, height, width)} for
 *     pictures
 * @param latent how many latent dimensions the model has
 * @param condition how many numbers describe the condition of an item; 0 in an unconditional model
 * @param outputs the arrays that a decoder has to make
 */
public record PartContext(Shape event, int latent, int condition, List<ParameterSpec> outputs) {

    public PartContext {
        outputs = List.copyOf(outputs);
    }
}
