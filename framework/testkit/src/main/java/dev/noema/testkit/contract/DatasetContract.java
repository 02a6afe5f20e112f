package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.noema.data.Data;
import dev.noema.data.DataDescription;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Sequence;
import dev.noema.serving.Tensor;
import dev.noema.spi.Batch;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the data sets of opened data must keep; {@link DataTypeContract} holds it, too. */
public interface DatasetContract {

    /** How many items of each part are looked at. */
    int ITEMS = 16;

    /** Opens the data under test, which the test closes; small, so that the tests are quick. */
    Data open();

    @Test
    default void readsBatchesAsDescribed() {
        try (Data data = open()) {
            for (Dataset part : filled(data)) {
                int[] items = some(part);
                assertDescribed(data.description(), part, items, read(part, items));
            }
        }
    }

    @Test
    default void readsTheSameAgain() {
        try (Data data = open()) {
            for (Dataset part : filled(data)) {
                int[] items = some(part);
                Draw draw = new Draw(3, 1, true);
                Map<String, Tensor> first = part.read(items, draw);
                Map<String, Tensor> second = part.read(items, draw);
                assertEquals(first.keySet(), second.keySet());
                first.forEach(
                        (name, tensor) ->
                                assertArrayEquals(
                                        numbers(tensor),
                                        numbers(second.get(name)),
                                        name + " differs when it is read twice by one draw"));
            }
        }
    }

    @Test
    default void readsAnItemAloneAsInABatch() {
        try (Data data = open()) {
            for (Dataset part : filled(data)) {
                int[] items = some(part);
                Map<String, Tensor> batch = read(part, items);
                int last = items.length - 1;
                Map<String, Tensor> alone = read(part, new int[] {items[last]});
                batch.forEach(
                        (name, tensor) -> {
                            double[] all = numbers(tensor);
                            int row = all.length / items.length;
                            double[] wanted = numbers(alone.get(name));
                            assertArrayEquals(
                                    wanted,
                                    Arrays.copyOfRange(all, last * row, last * row + wanted.length),
                                    name + " of an item depends on the items beside it");
                        });
            }
        }
    }

    @Test
    default void namesEachItemOnce() {
        try (Data data = open()) {
            Set<String> seen = new HashSet<>();
            for (Dataset part : filled(data)) {
                for (int item = 0; item < part.size(); item++) {
                    String key = part.key(item);
                    assertTrue(seen.add(key), () -> "two items have the key " + key);
                }
            }
        }
    }

    private static void assertDescribed(
            DataDescription about, Dataset part, int[] items, Map<String, Tensor> batch) {
        Sequence sequence = about.sequence();
        Tensor x = batch.get(Batch.X);
        assertTrue(x != null, () -> "the batch has no x, only " + batch.keySet());
        assertEquals(
                sequence.ofTokens() ? LongTensor.class : FloatTensor.class,
                x.getClass(),
                "tokens are a LongTensor and real numbers a FloatTensor");
        long[] shape = new Shape(items.length).addAll(about.event()).getShape();
        if (sequence.varies()) {
            long[] lengths = ((LongTensor) batch.get(Batch.LENGTHS)).values();
            long[] wanted = Arrays.stream(items).mapToLong(part::length).toArray();
            assertArrayEquals(wanted, lengths, "lengths, and what length(item) says");
            shape[1] = Arrays.stream(lengths).max().orElseThrow();
            assertTrue(shape[1] <= sequence.longest(), "an item is longer than sequence.longest");
            assertPadded(x, lengths);
        } else {
            assertFalse(batch.containsKey(Batch.LENGTHS), "lengths of items that do not vary");
        }
        assertArrayEquals(shape, x.shape(), "the shape of x");
        for (double value : numbers(x)) {
            assertTrue(
                    value >= about.values().minimum() && value <= about.values().maximum(),
                    () -> "x holds " + value + ", and the description says " + about.values());
        }
        assertEquals(
                !about.classes().isEmpty(),
                batch.containsKey(Batch.CONDITION),
                "a condition is there exactly where the description names classes");
        assertEquals(
                !about.targets().isEmpty(),
                batch.containsKey(Batch.TARGETS),
                "targets are there exactly where the description names them");
        if (batch.containsKey(Batch.TARGETS)) {
            assertArrayEquals(
                    new long[] {items.length, about.targets().size()},
                    batch.get(Batch.TARGETS).shape(),
                    "the shape of the targets");
        }
        if (batch.containsKey(Batch.CONDITION)) {
            for (double number : numbers(batch.get(Batch.CONDITION))) {
                assertTrue(
                        number >= 0 && number < about.classes().size(),
                        () -> "class " + number + " of " + about.classes());
            }
        }
    }

    private static void assertPadded(Tensor x, long[] lengths) {
        double[] values = numbers(x);
        int row = values.length / lengths.length;
        int element = row / Math.toIntExact(x.shape()[1]);
        for (int item = 0; item < lengths.length; item++) {
            for (int i = Math.toIntExact(lengths[item]) * element; i < row; i++) {
                assertEquals(0, values[item * row + i], "padding beyond an item's length");
            }
        }
    }

    private static List<Dataset> filled(Data data) {
        assertTrue(data.train().size() > 0, "there is nothing to learn from");
        return List.of(data.train(), data.validation(), data.test()).stream()
                .filter(part -> part.size() > 0)
                .toList();
    }

    private static int[] some(Dataset part) {
        return IntStream.range(0, Math.min(ITEMS, part.size())).toArray();
    }

    private static Map<String, Tensor> read(Dataset part, int[] items) {
        return part.read(items, new Draw(3, 0, false));
    }

    private static double[] numbers(Tensor tensor) {
        if (tensor instanceof LongTensor whole) {
            return Arrays.stream(whole.values()).asDoubleStream().toArray();
        }
        float[] values = ((FloatTensor) tensor).values();
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
