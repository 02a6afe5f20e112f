package dev.noema.generation;

import dev.noema.data.Data;
import dev.noema.data.DataException;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.experiment.Run;
import dev.noema.serving.Lengths;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Items of a run's own data. */
public final class DataItems implements Items {

    /** A part of the data. */
    public enum Part {
        TRAIN,
        VALIDATION,
        TEST;

        /** The part of these data. */
        public Dataset of(Data data) {
            return switch (this) {
                case TRAIN -> data.train();
                case VALIDATION -> data.validation();
                case TEST -> data.test();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Data data;
    private final Dataset dataset;
    private final Draw draw;
    private final int[] items;

    private DataItems(Data data, Dataset dataset, Draw draw, int[] items) {
        this.data = data;
        this.dataset = dataset;
        this.draw = draw;
        this.items = items;
    }

    /** All items of a part. */
    public static DataItems all(Run run, Part part) {
        return of(run, part, Integer.MAX_VALUE);
    }

    /** Up to {@code most} items, spread evenly over a part, which may be sorted by class. */
    public static DataItems of(Run run, Part part, int most) {
        Data data = run.data();
        Dataset dataset = part.of(data);
        int size = dataset.size();
        if (size == 0) {
            data.close();
            throw new DataException("the run's data hold no " + part + " items");
        }
        int count = Math.min(most, size);
        int[] items = IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray();
        return new DataItems(data, dataset, new Draw(run.config().seed(), 0, false), items);
    }

    @Override
    public int size() {
        return items.length;
    }

    @Override
    public List<String> classes() {
        return data.description().classes();
    }

    @Override
    public Block read(int from, int to) {
        int[] some = Arrays.copyOfRange(items, from, to);
        Map<String, Tensor> batch = dataset.read(some, draw);
        return new Block(
                Arrays.stream(some).mapToObj(dataset::key).toList(),
                padded(batch),
                Optional.ofNullable((LongTensor) batch.get(Batch.CONDITION)));
    }

    /** Items that vary in length, with their padding shown. */
    private static Tensor padded(Map<String, Tensor> batch) {
        Tensor x = batch.get(Batch.X);
        return batch.get(Batch.LENGTHS) instanceof LongTensor lengths
                ? Lengths.shown(x, lengths)
                : x;
    }

    @Override
    public void close() {
        data.close();
    }
}
