package dev.noema.spi;

import ai.djl.ndarray.types.Shape;
import dev.noema.serving.Sequence;
import java.util.List;

/**
 * What a part's factory may know of the model around it.
 *
 * @param event the shape of one item, without the batch: {@code (channels, height, width)} for
 *     pictures; begins with -1 where items vary in length
 * @param latent how many latent dimensions the model has
 * @param condition how many numbers describe the condition of an item; 0 in an unconditional model
 * @param outputs the arrays that a decoder has to make
 * @param sequence what is known of items that vary in length
 */
public record PartContext(
        Shape event, int latent, int condition, List<ParameterSpec> outputs, Sequence sequence) {

    public PartContext {
        outputs = List.copyOf(outputs);
    }

    /** Of a model whose items have one shape. */
    public PartContext(Shape event, int latent, int condition, List<ParameterSpec> outputs) {
        this(event, latent, condition, outputs, Sequence.NONE);
    }
}
