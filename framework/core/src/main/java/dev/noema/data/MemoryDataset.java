package dev.noema.data;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Items in memory; those of varying length are padded with zeros to the longest of a batch. */
final class MemoryDataset implements Dataset {

    private final List<String> keys;
    private final List<Tensor> values;
    private final int[] classes;
    private final boolean varies;
    private final Augmentation augmentation;

    /**
     * A data set.
     *
     * @param values each {@code (1, event...)}
     * @param classes the class number of each item; empty where there are none
     */
    MemoryDataset(
            List<String> keys,
            List<Tensor> values,
            int[] classes,
            boolean varies,
            Augmentation augmentation) {
        this.keys = keys;
        this.values = values;
        this.classes = classes;
        this.varies = varies;
        this.augmentation = augmentation;
    }

    @Override
    public int size() {
        return keys.size();
    }

    @Override
    public String key(int item) {
        return keys.get(item);
    }

    @Override
    public int length(int item) {
        return varies ? Math.toIntExact(values.get(item).shape()[1]) : 1;
    }

    @Override
    public Map<String, Tensor> read(int[] items, Draw draw) {
        Tensor[] rows = new Tensor[items.length];
        long[] lengths = new long[items.length];
        long[] condition = new long[items.length];
        Arrays.setAll(rows, i -> row(items[i], draw));
        long[] shape = rows[0].shape().clone();
        shape[0] = items.length;
        for (int i = 0; i < items.length; i++) {
            lengths[i] = varies ? rows[i].shape()[1] : 1;
            condition[i] = classes.length == 0 ? 0 : classes[items[i]];
            shape[1] = varies ? Math.max(shape[1], lengths[i]) : shape[1];
        }
        Map<String, Tensor> batch = new LinkedHashMap<>();
        batch.put("x", padded(rows, shape));
        if (varies) {
            batch.put("lengths", new LongTensor(lengths, items.length));
        }
        if (classes.length > 0) {
            batch.put("condition", new LongTensor(condition, items.length));
        }
        return batch;
    }

    private Tensor row(int item, Draw draw) {
        Tensor row = values.get(item);
        if (!draw.augment() || augmentation == Augmentation.NONE) {
            return row;
        }
        String purpose = "augmentation/" + keys.get(item);
        return augmentation.of(row, Noise.of(draw.seed(), draw.epoch(), purpose));
    }

    private static Tensor padded(Tensor[] rows, long[] shape) {
        int size = Tensor.size(shape);
        int row = size / rows.length;
        boolean floats = rows[0] instanceof FloatTensor;
        Object x = floats ? new float[size] : new long[size];
        for (int i = 0; i < rows.length; i++) {
            Tensor item = rows[i];
            Object from =
                    item instanceof FloatTensor reals
                            ? reals.values()
                            : ((LongTensor) item).values();
            System.arraycopy(from, 0, x, i * row, Tensor.size(item.shape()));
        }
        return floats ? new FloatTensor((float[]) x, shape) : new LongTensor((long[]) x, shape);
    }

    @Override
    public void close() {
        // all is on the heap
    }
}
