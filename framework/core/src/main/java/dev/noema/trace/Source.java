package dev.noema.trace;

import ai.djl.ndarray.types.DataType;
import java.util.List;

/**
 * An array that a program takes from outside.
 *
 * @param kind where it comes from
 * @param name its name, unique within the kind
 * @param type the type of its elements
 * @param shape its size in each dimension
 * @param value the value that stands for it on the tape
 * @param data the elements of a constant, in row-major order, as a {@code float[]}, {@code long[]},
 *     {@code int[]} or {@code boolean[]}; null for all other kinds
 */
public record Source(
        Kind kind, String name, DataType type, List<Size> shape, int value, Object data) {

    /** Where an array comes from. */
    public enum Kind {
        /** The batch: {@code x}, {@code condition}, {@code z}. */
        DATA,
        /** Standard normal noise. */
        NORMAL,
        /** Noise uniform in (0, 1). */
        UNIFORM,
        /** A number that a schedule sets, of shape (). */
        SCHEDULED,
        /** A trained array. */
        PARAMETER,
        /** An array that the forward pass itself updates: running statistics. */
        BUFFER,
        /** An array that never changes. */
        CONSTANT
    }

    public Source {
        shape = List.copyOf(shape);
    }

    /** How many elements a source of fixed shape has. */
    public int size() {
        long size = 1;
        for (Size dimension : shape) {
            size = Math.multiplyExact(size, dimension.offset());
        }
        return Math.toIntExact(size);
    }

    /** The shape of a source of fixed sizes. */
    public long[] fixedShape() {
        return shape.stream().mapToLong(Size::offset).toArray();
    }
}
