package dev.noema.experiment;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.Arrays;

/** Cuts batches into parts and joins parts of results, along the first dimension. */
public final class Rows {

    private Rows() {}

    /** The items from {@code from} to below {@code to}; a tensor that is whole is not copied. */
    public static Tensor of(Tensor tensor, int from, int to) {
        long[] shape = tensor.shape().clone();
        if (from == 0 && to == shape[0]) {
            return tensor;
        }
        int row = Tensor.size(shape) / Math.toIntExact(shape[0]);
        shape[0] = (long) to - from;
        return tensor instanceof FloatTensor floats
                ? new FloatTensor(Arrays.copyOfRange(floats.values(), from * row, to * row), shape)
                : new LongTensor(
                        Arrays.copyOfRange(((LongTensor) tensor).values(), from * row, to * row),
                        shape);
    }

    /** The items of both, one after the other. */
    public static FloatTensor join(FloatTensor first, FloatTensor second) {
        long[] shape = first.shape().clone();
        shape[0] += second.shape()[0];
        float[] values =
                Arrays.copyOf(first.values(), first.values().length + second.values().length);
        System.arraycopy(second.values(), 0, values, first.values().length, second.values().length);
        return new FloatTensor(values, shape);
    }
}
