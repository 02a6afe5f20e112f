package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.noema.serving.FloatTensor;
import dev.noema.spi.Batch;
import dev.noema.spi.Encoder;
import dev.noema.spi.PartContext;
import dev.noema.spi.Pass;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every encoder of items that vary in length must keep: the posterior of an item is the same
 * whatever stands beyond its end, and however much of it.
 */
public interface SequenceEncoderContract {

    /** How many elements the longest item has. */
    int LONGEST = 5;

    /** How many elements the padded batch has. */
    int PADDED = 9;

    /** The model for which {@link #encoder} is made; small, so that the tests are quick. */
    PartContext context();

    /** The encoder under test, a new one at each call. */
    Encoder encoder();

    @Test
    default void describesEachItemByFiniteNumbers() {
        try (CompiledPart part = bothWays()) {
            Map<String, FloatTensor> made = part.run(4, data(part), 0);
            assertArrayEquals(new long[] {4, context().latent()}, made.get("short.mean").shape());
            made.forEach(Numbers::assertFinite);
        }
    }

    @Test
    default void isTheSameWhateverThePadding() {
        try (CompiledPart part = bothWays()) {
            Map<String, FloatTensor> data = data(part);
            Map<String, FloatTensor> made = part.run(4, data, 0);
            assertSame(made, "short.", made, "long.");
            float[] x = data.get(Batch.X).values();
            int element = x.length / (4 * PADDED);
            for (int item = 0; item < 4; item++) {
                for (int i = length(item) * element; i < PADDED * element; i++) {
                    int place = item * PADDED * element + i;
                    x[place] = 1 - x[place];
                }
            }
            assertSame(made, "short.", part.run(4, data, 0), "short.");
        }
    }

    @Test
    default void dependsOnEachElement() {
        try (CompiledPart part = bothWays()) {
            Map<String, FloatTensor> data = data(part);
            float[] before = part.run(4, data, 0).get("short.mean").values();
            float[] x = data.get(Batch.X).values();
            int element = x.length / (4 * PADDED);
            for (int item = 0; item < 4; item++) {
                for (int place = 0; place < length(item); place++) {
                    Map<String, FloatTensor> changed = new LinkedHashMap<>(data);
                    float[] other = x.clone();
                    int from = (item * PADDED + place) * element;
                    for (int i = from; i < from + element; i++) {
                        other[i] = (other[i] + 0.5f) % 1;
                    }
                    changed.put(Batch.X, new FloatTensor(other, data.get(Batch.X).shape()));
                    float[] after = part.run(4, changed, 0).get("short.mean").values();
                    int latent = context().latent();
                    assertFalse(
                            Arrays.equals(
                                    Arrays.copyOfRange(before, item * latent, (item + 1) * latent),
                                    Arrays.copyOfRange(after, item * latent, (item + 1) * latent)),
                            "element " + place + " of item " + item + " changes nothing");
                }
            }
        }
    }

    private static void assertSame(
            Map<String, FloatTensor> wanted,
            String prefix,
            Map<String, FloatTensor> actual,
            String other) {
        wanted.forEach(
                (name, tensor) -> {
                    if (name.startsWith(prefix)) {
                        String parameter = name.substring(prefix.length());
                        Numbers.assertClose(
                                parameter, tensor.values(), actual.get(other + parameter).values());
                    }
                });
    }

    private static int length(int item) {
        return new int[] {LONGEST, 1, 3, 4}[item];
    }

    /** Four items of lengths 5, 1, 3 and 4. */
    private static Map<String, FloatTensor> data(CompiledPart part) {
        Map<String, FloatTensor> data = part.data(4);
        float[] lengths = new float[4];
        for (int item = 0; item < 4; item++) {
            lengths[item] = length(item);
        }
        data.put(Batch.LENGTHS, new FloatTensor(lengths, 4, 1));
        return data;
    }

    private CompiledPart bothWays() {
        Map<String, Shape> inputs = new LinkedHashMap<>();
        inputs.put(Batch.X, new Shape(PADDED).addAll(context().event().slice(1)));
        inputs.put(Batch.LENGTHS, new Shape(1));
        Encoder encoder = encoder();
        return CompiledPart.of(
                context(),
                inputs,
                (arrays, count, pass) -> {
                    Map<String, NDArray> made = new LinkedHashMap<>();
                    encoded(encoder, arrays, LONGEST, pass)
                            .forEach((name, array) -> made.put("short." + name, array));
                    encoded(encoder, arrays, PADDED, pass)
                            .forEach((name, array) -> made.put("long." + name, array));
                    return made;
                });
    }

    private Map<String, NDArray> encoded(
            Encoder encoder, Map<String, NDArray> arrays, int time, Pass pass) {
        NDArray x = arrays.get(Batch.X).get(":, :{}", time);
        NDArray elements =
                context().sequence().ofTokens()
                        ? x.mul(context().sequence().tokens()).floor().toType(DataType.INT64, false)
                        : x;
        NDArray lengths = arrays.get(Batch.LENGTHS);
        NDArray places = x.getManager().arange(0, time, 1, DataType.INT64);
        NDArray mask =
                places.toType(DataType.FLOAT32, false)
                        .expandDims(0)
                        .lt(lengths)
                        .toType(DataType.FLOAT32, false);
        Batch batch =
                new Batch(arrays)
                        .with(Batch.X, elements)
                        .with(Batch.LENGTHS, lengths.squeeze(1).toType(DataType.INT64, false))
                        .with(Batch.MASK, mask);
        return encoder.encode(batch, pass).parameters();
    }
}
