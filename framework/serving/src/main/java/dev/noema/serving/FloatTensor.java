package dev.noema.serving;

import java.util.Arrays;

/**
 * A dense float32 array on the Java heap, row-major.
 *
 * @param values the numbers, not copied
 * @param shape the size of each dimension
 */
@SuppressWarnings("ArrayRecordComponent")
public record FloatTensor(float[] values, long... shape) implements Tensor {

    public FloatTensor {
        if (Tensor.size(shape) != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill shape " + Arrays.toString(shape));
        }
    }
}
