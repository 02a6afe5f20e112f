package dev.noema.evaluation;

import dev.noema.data.DataException;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Files as a data set, read by a codec as the model's data were.
 *
 * @param preprocessing how files become arrays
 * @param condition the class number of all files; empty without classes
 */
public record CodecFiles(
        List<Path> files, Codec codec, Map<String, Object> preprocessing, OptionalInt condition)
        implements Dataset {

    public CodecFiles {
        files = List.copyOf(files);
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public String key(int item) {
        return files.get(item).toString();
    }

    @Override
    public Map<String, Tensor> read(int[] items, Draw draw) {
        float[] values = new float[0];
        long[] shape = {0};
        for (int i = 0; i < items.length; i++) {
            FloatTensor item = read(files.get(items[i]));
            if (i == 0) {
                values = new float[Math.multiplyExact(items.length, item.values().length)];
                shape = item.shape().clone();
                shape[0] = items.length;
            }
            int length = item.values().length;
            System.arraycopy(item.values(), 0, values, i * length, length);
        }
        Map<String, Tensor> batch = new LinkedHashMap<>();
        batch.put(Batch.X, new FloatTensor(values, shape));
        condition.ifPresent(number -> batch.put(Batch.CONDITION, all(items.length, number)));
        return batch;
    }

    private FloatTensor read(Path file) {
        try {
            return codec.read(file, preprocessing);
        } catch (IOException e) {
            throw new DataException(e.getMessage(), e);
        }
    }

    private static LongTensor all(int count, long number) {
        long[] numbers = new long[count];
        Arrays.fill(numbers, number);
        return new LongTensor(numbers, count);
    }

    @Override
    public void close() {
        // no file stays open
    }
}
