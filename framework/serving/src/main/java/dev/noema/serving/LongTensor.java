package dev.noema.serving;

import java.util.Arrays;

/**
 * A dense int64 array on the Java heap, row-major: labels, tokens, lengths.
 *
 * @param values the numbers, not copied
 * @param shape the size of each dimension
 */
@SuppressWarnings("ArrayRecordComponent")
public record LongTensor(long[] values, long... shape) implements Tensor {

    public LongTensor {
        if (Tensor.size(shape) != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values do not fill shape " + Arrays.toString(shape));
        }
    }
}
