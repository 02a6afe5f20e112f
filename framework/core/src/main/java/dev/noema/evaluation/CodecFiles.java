package dev.noema.evaluation;

import dev.noema.data.DataException;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.experiment.Rows;
import dev.noema.serving.Codec;
import dev.noema.serving.Lengths;
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
 * @param varies whether items vary in length
 * @param condition the class number of all files; empty without classes
 */
public record CodecFiles(
        List<Path> files,
        Codec codec,
        Map<String, Object> preprocessing,
        boolean varies,
        OptionalInt condition)
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
        Tensor x =
                Rows.stacked(Arrays.stream(items).mapToObj(item -> read(files.get(item))).toList());
        Map<String, Tensor> batch = new LinkedHashMap<>();
        batch.put(Batch.X, varies ? Lengths.filled(x) : x);
        if (varies) {
            batch.put(Batch.LENGTHS, Lengths.of(x));
        }
        condition.ifPresent(number -> batch.put(Batch.CONDITION, all(items.length, number)));
        return batch;
    }

    private Tensor read(Path file) {
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
