package dev.noema.training;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.serving.random.Noise;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Points on a line, with a little noise by epoch when augmented. */
final class FakeDataset implements Dataset {

    private final float[] values;
    final List<int[]> reads = new CopyOnWriteArrayList<>();

    FakeDataset(int size) {
        values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) Math.sin(i);
        }
    }

    FakeDataset spoil(int item) {
        values[item] = Float.NaN;
        return this;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public String key(int item) {
        return "item-" + item;
    }

    @Override
    public Map<String, Tensor> read(int[] items, Draw draw) {
        reads.add(items.clone());
        float[] x = new float[items.length];
        float[] jitter = new float[1];
        for (int i = 0; i < x.length; i++) {
            Noise.of(draw.seed(), draw.epoch(), "jitter").normals(jitter, 0, 1, items[i]);
            x[i] = values[items[i]] + (draw.augment() ? 0.01f * jitter[0] : 0);
        }
        return Map.of("x", new FloatTensor(x, x.length));
    }

    @Override
    public void close() {}
}
