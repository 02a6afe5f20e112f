package dev.noema.experiment;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.Tensor;
import java.util.ArrayList;
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
     * Items of one each as one batch; those of varying length are padded to the longest, as {@link
     * Sequence} says.
     *
     * @param items at least one, all of one kind
     */
    public static Tensor stacked(List<Tensor> items) {
        long[] shape = items.get(0).shape().clone();
        for (Tensor item : items) {
            shape[1] = Math.max(shape[1], item.shape()[1]);
        }
        shape[0] = items.size();
        int row = Tensor.size(shape) / items.size();
        if (items.get(0) instanceof FloatTensor) {
            float[] values = new float[Tensor.size(shape)];
            Arrays.fill(values, Float.NaN);
            for (int i = 0; i < items.size(); i++) {
                float[] item = ((FloatTensor) items.get(i)).values();
                System.arraycopy(item, 0, values, i * row, item.length);
            }
            return new FloatTensor(values, shape);
        }
        long[] values = new long[Tensor.size(shape)];
        Arrays.fill(values, Sequence.BOUNDARY);
        for (int i = 0; i < items.size(); i++) {
            long[] item = ((LongTensor) items.get(i)).values();
            System.arraycopy(item, 0, values, i * row, item.length);
        }
        return new LongTensor(values, shape);
    }

    /**
     * A sheet's rows of two kinds of item in turn, such as originals and below each what became of
     * it; places without an item are empty: not numbers, or no tokens.
     *
     * @param upper {@code (batch, event...)}
     * @param lower as many of the same kind
     * @param columns how many items a row has
     */
    public static Tensor inTurn(Tensor upper, Tensor lower, int columns) {
        int count = Math.toIntExact(upper.shape()[0]);
        List<Tensor> items = new ArrayList<>();
        for (int first = 0; first < count; first += columns) {
            for (Tensor kind : List.of(upper, lower)) {
                for (int item = first; item < first + columns; item++) {
                    items.add(item < count ? of(kind, item, item + 1) : empty(upper));
                }
            }
        }
        return stacked(items);
    }

    private static Tensor empty(Tensor like) {
        if (like instanceof LongTensor) {
            return new LongTensor(new long[] {Sequence.BOUNDARY}, 1, 1);
        }
        long[] shape = like.shape().clone();
        shape[0] = 1;
        float[] values = new float[Tensor.size(shape)];
        Arrays.fill(values, Float.NaN);
        return new FloatTensor(values, shape);
    }
}
