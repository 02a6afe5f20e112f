package dev.noema.export;

import ai.djl.ndarray.types.DataType;
import dev.noema.serving.Dimension;
import java.util.ArrayList;
import java.util.List;

/**
 * An array that an exported function takes.
 *
 * <p>{@code Input.floats("x", "batch", 3, 224, 224)} has a dynamic first dimension: a text names
 * one, a number fixes one. Dimensions of one name have one size.
 *
 * @param name under which the graph takes it
 * @param type float32, int64, int32, uint8 or boolean
 * @param shape its dimensions
 * @param low the least value that the function is tried with
 * @param high the greatest; floats are drawn from a standard normal where both are 0
 */
public record Input(String name, DataType type, List<Dimension> shape, double low, double high) {

    public Input {
        shape = List.copyOf(shape);
        if (!name.matches("[A-Za-z_][A-Za-z0-9_.-]*")) {
            throw new IllegalArgumentException(
                    "input '"
                            + name
                            + "': a name is letters, digits and . _ - behind a first letter");
        }
        if (!(low <= high)) {
            throw new IllegalArgumentException(
                    "input " + name + ": values between " + low + " and " + high);
        }
    }

    /** Real numbers. */
    public static Input floats(String name, Object... shape) {
        return of(name, DataType.FLOAT32, 0, shape);
    }

    /**
     * Whole numbers of 64 bits, tried with 0 and 1 unless {@link #between} says more: tokens,
     * classes.
     */
    public static Input longs(String name, Object... shape) {
        return of(name, DataType.INT64, 1, shape);
    }

    /** Whole numbers of 32 bits, tried with 0 and 1 unless {@link #between} says more. */
    public static Input integers(String name, Object... shape) {
        return of(name, DataType.INT32, 1, shape);
    }

    /** Whole numbers from 0 to 255: pixels. */
    public static Input bytes(String name, Object... shape) {
        return of(name, DataType.UINT8, 255, shape);
    }

    /** Truth values: masks. */
    public static Input booleans(String name, Object... shape) {
        return of(name, DataType.BOOLEAN, 1, shape);
    }

    /**
     * The same input, tried with values from {@code low} to {@code high}, both included: the ids of
     * a dictionary, the range of pixels.
     */
    public Input between(double low, double high) {
        return new Input(name, type, shape, low, high);
    }

    Input bind(String dimension, long size) {
        List<Dimension> bound =
                shape.stream()
                        .map(each -> each.name().equals(dimension) ? Dimension.of(size) : each)
                        .toList();
        return new Input(name, type, bound, low, high);
    }

    private static Input of(String name, DataType type, double high, Object... shape) {
        List<Dimension> dimensions = new ArrayList<>();
        for (Object size : shape) {
            if (size instanceof String dimension && dimension.matches("[A-Za-z_][A-Za-z0-9_]*")) {
                dimensions.add(Dimension.named(dimension));
            } else if (size instanceof Integer || size instanceof Long) {
                dimensions.add(Dimension.of(((Number) size).longValue()));
            } else {
                throw new IllegalArgumentException(
                        "input "
                                + name
                                + ": dimension '"
                                + size
                                + "'; a whole number, or the name of a dynamic dimension is allowed");
            }
        }
        return new Input(name, type, dimensions, 0, high);
    }
}
