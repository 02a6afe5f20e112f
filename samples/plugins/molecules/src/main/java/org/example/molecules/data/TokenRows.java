package org.example.molecules.data;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.util.Map;
import org.example.molecules.codec.Vocabulary;

/**
 * Molecules as tokens, two bytes each, so that millions fit into memory.
 *
 * @param vocabulary the tokens
 * @param rows all molecules, each without the token that ends it
 * @param items which of them belong to this part of the data
 */
@SuppressWarnings("ArrayRecordComponent") // never handed out
record TokenRows(Vocabulary vocabulary, short[][] rows, int[] items) implements Dataset {

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
        return Map.of(
                "x",
                new LongTensor(x, wanted.length, longest),
                "lengths",
                new LongTensor(lengths, wanted.length));
    }

    @Override
    public void close() {
        // all is on the heap
    }
}
