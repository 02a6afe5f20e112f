package dev.noema.data;

import ai.djl.ndarray.types.Shape;
import dev.noema.serving.Sequence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a data set before training.
 *
 * @param codec the id of the {@code Codec} that renders items to files
 * @param event the shape of one item without the batch; begins with -1 where items vary in length
 * @param values the values that items take after preprocessing
 * @param classes the names of the classes, in the order of their numbers; empty where there are
 *     none
 * @param preprocessing how files become arrays, kept in the bundle: plain strings, numbers,
 *     booleans, lists and maps
 * @param sequence what is known of items that vary in length
 * @param targets the names of figures that are known of items, for objectives that learn to tell
 *     them from codes; often none
 */
public record DataDescription(
        String codec,
        Shape event,
        Values values,
        List<String> classes,
        Map<String, Object> preprocessing,
        Sequence sequence,
        List<String> targets) {

    public DataDescription {
        classes = List.copyOf(classes);
        targets = List.copyOf(targets);
        preprocessing = Collections.unmodifiableMap(new LinkedHashMap<>(preprocessing));
        boolean open = event.dimension() > 0 && event.get(0) == -1;
        if (open != sequence.varies()) {
            throw new IllegalArgumentException(
                    "items of shape "
                            + event
                            + " with "
                            + sequence
                            + "; the shape begins with -1 exactly where items vary in length");
        }
    }

    /** Of items without targets. */
    public DataDescription(
            String codec,
            Shape event,
            Values values,
            List<String> classes,
            Map<String, Object> preprocessing,
            Sequence sequence) {
        this(codec, event, values, classes, preprocessing, sequence, List.of());
    }

    /** Of items of one shape. */
    public DataDescription(
            String codec,
            Shape event,
            Values values,
            List<String> classes,
            Map<String, Object> preprocessing) {
        this(codec, event, values, classes, preprocessing, Sequence.NONE);
    }

    /**
     * The values seen in the data.
     *
     * @param minimum the least value
     * @param maximum the greatest value
     * @param binary whether only 0 and 1 occur
     * @param levels whether every value is a whole multiple of 1/255
     */
    public record Values(double minimum, double maximum, boolean binary, boolean levels) {}
}
