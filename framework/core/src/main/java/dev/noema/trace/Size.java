package dev.noema.trace;

import java.util.List;
import java.util.Map;

/**
 * The size of a dimension as a formula: {@code factor * product(dimensions) + offset}.
 *
 * @param factor multiplies the product of the named dimensions; 0 in a fixed size
 * @param dimensions names of dynamic dimensions, each once, in the order of their declaration
 * @param offset is added
 */
public record Size(long factor, List<String> dimensions, long offset) {

    public Size {
        dimensions = List.copyOf(dimensions);
    }

    /** A size that never changes. */
    public static Size fixed(long value) {
        return new Size(0, List.of(), value);
    }

    /** The size of a named dimension itself. */
    public static Size of(String dimension) {
        return new Size(1, List.of(dimension), 0);
    }

    public boolean isFixed() {
        return dimensions.isEmpty();
    }

    /** Whether this is one named dimension, unchanged. */
    public boolean isDimension() {
        return factor == 1 && offset == 0 && dimensions.size() == 1;
    }

    /** The size when the dynamic dimensions have these values. */
    public long value(Map<String, Long> sizes) {
        long product = factor;
        for (String dimension : dimensions) {
            product *= sizes.get(dimension);
        }
        return product + offset;
    }

    @Override
    public String toString() {
        if (isFixed()) {
            return Long.toString(offset);
        }
        String product = String.join("*", dimensions);
        return (factor == 1 ? "" : factor + "*")
                + product
                + (offset == 0 ? "" : offset > 0 ? "+" + offset : "" + offset);
    }
}
