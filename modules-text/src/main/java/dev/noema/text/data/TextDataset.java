package dev.noema.text.data;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Some texts as tokens: {@code x (batch, time)}, {@code lengths} and, with classes, {@code
 * condition}.
 */
final class TextDataset implements Dataset {

    private final String[] keys;
    private final int[][] tokens;
    private final int[] classes;

    /**
     * A data set.
     *
     * @param keys the name of each text
     * @param tokens of each text, without the one that ends it
     * @param classes the class number of each text; null where there are no classes
     */
    TextDataset(String[] keys, int[][] tokens, int[] classes) {
        this.keys = keys;
        this.tokens = tokens;
        this.classes = classes;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public String key(int item) {
        return keys[item];
    }

    @Override
    public int length(int item) {
        return tokens[item].length + 1;
    }

    @Override
    public Map<String, Tensor> read(int[] items, Draw draw) {
        int time = 1;
        for (int item : items) {
            time = Math.max(time, length(item));
        }
        long[] x = new long[Math.multiplyExact(items.length, time)];
        long[] lengths = new long[items.length];
        long[] condition = new long[items.length];
        for (int i = 0; i < items.length; i++) {
            int[] text = tokens[items[i]];
            for (int place = 0; place < text.length; place++) {
                x[i * time + place] = text[place];
            }
            lengths[i] = length(items[i]);
            condition[i] = classes == null ? 0 : classes[items[i]];
        }
        Map<String, Tensor> batch = new LinkedHashMap<>();
        batch.put("x", new LongTensor(x, items.length, time));
        batch.put("lengths", new LongTensor(lengths, items.length));
        if (classes != null) {
            batch.put("condition", new LongTensor(condition, items.length));
        }
        return batch;
    }

    @Override
    public void close() {
        // all is on the heap
    }
}
