package dev.noema.evaluation;

import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import java.util.Map;

/**
 * Latent codes as a data set, so that what is computed of data can be computed of them.
 *
 * @param codes {@code (count, latent)}, row-major
 */
@SuppressWarnings("ArrayRecordComponent")
record CodeRows(float[] codes, int latent) implements Dataset {

    @Override
    public int size() {
        return codes.length / latent;
    }

    @Override
    public String key(int item) {
        return Integer.toString(item);
    }

    @Override
    public Map<String, Tensor> read(int[] items, Draw draw) {
        float[] rows = new float[items.length * latent];
        for (int i = 0; i < items.length; i++) {
            System.arraycopy(codes, items[i] * latent, rows, i * latent, latent);
        }
        return Map.of(Batch.X, new FloatTensor(rows, items.length, latent));
    }

    @Override
    public void close() {
        // nothing is open
    }
}
