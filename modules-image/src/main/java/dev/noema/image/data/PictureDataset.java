package dev.noema.image.data;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.image.codec.Binarize;
import dev.noema.image.codec.PixelDraw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Some items of a store: {@code x (batch, channels, height, width)} in [0, 1] and, with classes,
 * {@code condition}.
 */
final class PictureDataset implements Dataset {

    /**
     * What the parts of a split have in common.
     *
     * @param pixels all items' pixels
     * @param keys the name of an item in the store
     * @param classes the class number of each item in the store, where there are classes
     * @param event channels, height and width
     * @param binarize how pixels become numbers
     * @param augmentation what is changed when a reading augments
     */
    record Source(
            PixelStore pixels,
            IntFunction<String> keys,
            Optional<int[]> classes,
            long[] event,
            Binarize binarize,
            Optional<Augmentation> augmentation) {}

    private final Source source;
    private final int[] items;

    PictureDataset(Source source, int[] items) {
        this.source = source;
        this.items = items;
    }

    @Override
    public int size() {
        return items.length;
    }

    @Override
    public String key(int item) {
        return source.keys().apply(items[item]);
    }

    @Override
    public Map<String, Tensor> read(int[] batch, Draw draw) {
        long[] event = source.event();
        int itemSize = (int) (event[0] * event[1] * event[2]);
        float[] x = new float[Math.multiplyExact(batch.length, itemSize)];
        byte[] stored = new byte[itemSize];
        byte[] changed =
                draw.augment() && source.augmentation().isPresent() ? new byte[itemSize] : null;
        for (int i = 0; i < batch.length; i++) {
            int item = items[batch[i]];
            source.pixels().copy(item, stored);
            byte[] pixels = stored;
            if (changed != null) {
                // Another key than binarisation's, which takes the same item in the same epoch.
                long key = PixelDraw.key(~draw.seed(), draw.epoch(), item);
                source.augmentation().get().apply(stored, changed, event, key);
                pixels = changed;
            }
            source.binarize().write(pixels, x, i * itemSize, draw.seed(), draw.epoch(), item);
        }
        Tensor pictures = new FloatTensor(x, batch.length, event[0], event[1], event[2]);
        return source.classes()
                .<Map<String, Tensor>>map(
                        classes -> Map.of("x", pictures, "condition", condition(classes, batch)))
                .orElseGet(() -> Map.of("x", pictures));
    }

    private Tensor condition(int[] classes, int[] batch) {
        long[] condition = new long[batch.length];
        for (int i = 0; i < batch.length; i++) {
            condition[i] = classes[items[batch[i]]];
        }
        return new LongTensor(condition, batch.length);
    }

    @Override
    public void close() {
        // Heap memory and mapped files go with their buffers.
    }
}
