package org.example.molecules.data;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import java.util.LinkedHashMap;
import java.util.Map;
import org.example.molecules.codec.Vocabulary;

/**
 * Molecules as tokens, two bytes each, so that millions fit into memory.
 *
 * @param vocabulary the tokens
 * @param rows all molecules, each without the token that ends it
 * @param items which of them belong to this part of the data
 * @param properties what is known of them besides
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out
record TokenRows(Vocabulary vocabulary, short[][] rows, int[] items, KnownProperties properties)
        implements Dataset {

    @Override
    public int size() {
        return items.length;
    }

    /** The molecule itself. */
    @Override
    public String key(int item) {
        short[] row = rows[items[item]];
        long[] tokens = new long[row.length];
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = row[i];
        }
        return vocabulary.text(tokens);
    }

    @Override
    public int length(int item) {
        return rows[items[item]].length + 1;
    }

    @Override
    public Map<String, Tensor> read(int[] wanted, Draw draw) {
        long[] lengths = new long[wanted.length];
        int longest = 0;
        for (int i = 0; i < wanted.length; i++) {
            lengths[i] = length(wanted[i]);
            longest = Math.max(longest, length(wanted[i]));
        }
        long[] x = new long[Math.multiplyExact(wanted.length, longest)];
        for (int i = 0; i < wanted.length; i++) {
            short[] row = rows[items[wanted[i]]];
            for (int place = 0; place < row.length; place++) {
                x[i * longest + place] = row[place];
            }
        }
        Map<String, Tensor> batch = new LinkedHashMap<>();
        batch.put(Batch.X, new LongTensor(x, wanted.length, longest));
        batch.put(Batch.LENGTHS, new LongTensor(lengths, wanted.length));
        if (!properties.scales().isEmpty()) {
            batch.put(Batch.TARGETS, targets(wanted));
        }
        return batch;
    }

    private FloatTensor targets(int[] wanted) {
        int each = properties.scales().size();
        float[] values = new float[wanted.length * each];
        for (int i = 0; i < wanted.length; i++) {
            properties.put(items[wanted[i]], values, i * each);
        }
        return new FloatTensor(values, wanted.length, each);
    }

    @Override
    public void close() {
        // all is on the heap
    }
}
