package org.example.molecules.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A property in units in which the molecules learned from have mean 0 and deviation 1.
 *
 * @param key the property's name
 * @param mean of those molecules
 * @param deviation of those molecules, above 0
 */
public record PropertyScale(String key, double mean, double deviation) {

    private static final String PROPERTIES = "properties";

    /** The value in units of the deviation, from the mean. */
    public double toUnit(double value) {
        return (value - mean) / deviation;
    }

    /** What a bundle keeps. */
    public static Map<String, Object> toMap(List<PropertyScale> scales) {
        Map<String, Object> kept = new LinkedHashMap<>();
        scales.forEach(it -> kept.put(it.key, List.of(it.mean, it.deviation)));
        return kept.isEmpty() ? Map.of() : Map.of(PROPERTIES, kept);
    }

    /**
     * The scales that a bundle keeps.
     *
     * @throws IllegalArgumentException when what it keeps is no mean and deviation
     */
    public static List<PropertyScale> of(Map<String, Object> preprocessing) {
        List<PropertyScale> scales = new ArrayList<>();
        if (preprocessing.get(PROPERTIES) instanceof Map<?, ?> kept) {
            kept.forEach((key, two) -> scales.add(scale(String.valueOf(key), two)));
        }
        return scales;
    }

    private static PropertyScale scale(String key, Object kept) {
        if (kept instanceof List<?> two
                && two.size() == 2
                && two.get(0) instanceof Number mean
                && two.get(1) instanceof Number deviation) {
            return new PropertyScale(key, mean.doubleValue(), deviation.doubleValue());
        }
        throw new IllegalArgumentException(
                "the preprocessing holds no mean and deviation of " + key + ": " + kept);
    }
}
