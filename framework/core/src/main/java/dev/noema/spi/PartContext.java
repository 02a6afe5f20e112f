package dev.noema.spi;

import ai.djl.ndarray.types.Shape;
import dev.noema.serving.Sequence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a part's factory may know of the model around it.
 *
 * @param event the shape of one item, without the batch: {@code (channels, height, width)} for
 *     pictures; begins with -1 where items vary in length
 * @param latent how many latent dimensions the model has
 * @param condition how many numbers describe the condition of an item; 0 in an unconditional model
 * @param outputs the arrays that a decoder has to make
 * @param sequence what is known of items that vary in length
 * @param preprocessing how files became items, as the data describe it: a sound's rate, for parts
 *     that depend on it
 * @param targets the names of figures that are known of items
 */
public record PartContext(
        Shape event,
        int latent,
        int condition,
        List<ParameterSpec> outputs,
        Sequence sequence,
        Map<String, Object> preprocessing,
        List<String> targets) {

    public PartContext {
        outputs = List.copyOf(outputs);
        targets = List.copyOf(targets);
        preprocessing = Collections.unmodifiableMap(new LinkedHashMap<>(preprocessing));
    }

    /** Of a model of items without targets. */
    public PartContext(
            Shape event,
            int latent,
            int condition,
            List<ParameterSpec> outputs,
            Sequence sequence,
            Map<String, Object> preprocessing) {
        this(event, latent, condition, outputs, sequence, preprocessing, List.of());
    }

    /** Of a model whose parts need not know how files became items. */
    public PartContext(
            Shape event,
            int latent,
            int condition,
            List<ParameterSpec> outputs,
            Sequence sequence) {
        this(event, latent, condition, outputs, sequence, Map.of());
    }

    /** Of a model whose items have one shape. */
    public PartContext(Shape event, int latent, int condition, List<ParameterSpec> outputs) {
        this(event, latent, condition, outputs, Sequence.NONE);
    }
}
