package dev.noema.data;

import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a data set before training.
 *
 * @param codec the id of the {@code Codec} that renders items to files
 * @param event the shape of one item without the batch
 * @param values the values that items take after preprocessing
 * @param classes the names of the classes, in the order of their numbers; empty where there are
 *     none
 * @param preprocessing how files become arrays, kept in the bundle: plain strings, numbers,
 *     booleans, lists and maps
 */
public record DataDescription(
        String codec,
        Shape event,
        Values values,
        List<String> classes,
        Map<String, Object> preprocessing) {

    public DataDescription {
        classes = List.copyOf(classes);
        preprocessing = Collections.unmodifiableMap(new LinkedHashMap<>(preprocessing));
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
