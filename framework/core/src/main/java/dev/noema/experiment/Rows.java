package dev.noema.experiment;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.Arrays;
import java.util.List;

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

    /** The items of all parts, at least one, one after the other. */
    public static FloatTensor join(List<FloatTensor> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        long[] shape = parts.get(0).shape().clone();
        shape[0] = parts.stream().mapToLong(part -> part.shape()[0]).sum();
        float[] values = new float[Tensor.size(shape)];
        int filled = 0;
        for (FloatTensor part : parts) {
            System.arraycopy(part.values(), 0, values, filled, part.values().length);
            filled += part.values().length;
        }
        return new FloatTensor(values, shape);
    }

    /**
     * A sheet's rows of two kinds of item in turn, such as originals and below each what became of
     * it; places without an item are not numbers.
     *
     * @param upper {@code (batch, event...)}
     * @param lower of the same shape
     * @param columns how many items a row has
     */
    public static FloatTensor inTurn(FloatTensor upper, FloatTensor lower, int columns) {
        int count = Math.toIntExact(upper.shape()[0]);
        int rows = (count + columns - 1) / columns;
        int item = upper.values().length / count;
        float[] both = new float[Math.multiplyExact(2 * rows * columns, item)];
        Arrays.fill(both, Float.NaN);
        for (int row = 0; row < rows; row++) {
            int first = row * columns * item;
            int length = Math.min(columns * item, upper.values().length - first);
            System.arraycopy(upper.values(), first, both, 2 * first, length);
            System.arraycopy(lower.values(), first, both, 2 * first + columns * item, length);
        }
        long[] shape = upper.shape().clone();
        shape[0] = 2L * rows * columns;
        return new FloatTensor(both, shape);
    }
}
