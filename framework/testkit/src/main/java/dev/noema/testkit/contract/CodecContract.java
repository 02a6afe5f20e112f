package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.Codec;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import dev.noema.serving.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every codec must keep. */
public interface CodecContract {

    /** The codec under test. */
    Codec codec();

    /**
     * At least two items of the kind, {@code (batch, event...)}; those that vary in length are
     * padded as {@link dev.noema.serving.Sequence} says.
     */
    Tensor items();

    /** What a bundle keeps of how files become arrays. */
    default Map<String, Object> preprocessing() {
        return Map.of();
    }

    /** How far a number may be off after it was written and read again. */
    default double tolerance() {
        return 1e-6;
    }

    @Test
    default void isFoundByItsId() {
        assertSame(codec().getClass(), Codec.named(codec().id()).getClass());
    }

    @Test
    default void readsWhatItWrote(@TempDir Path folder) throws IOException {
        for (int item = 0; item < items().shape()[0]; item++) {
            Path file = folder.resolve(item + "." + codec().extension());
            codec().write(items(), item, preprocessing(), file);
            double[] read = numbers(codec().read(file, preprocessing()));
            double[] whole = numbers(items());
            int row = whole.length / Math.toIntExact(items().shape()[0]);
            double[] written = Arrays.copyOfRange(whole, item * row, (item + 1) * row);
            assertTrue(
                    read.length == row || isPadding(written, read.length),
                    "item " + item + " has " + row + " numbers and is read with " + read.length);
            assertArrayEquals(
                    Arrays.copyOf(written, read.length), read, tolerance(), "item " + item);
        }
    }

    @Test
    default void readsOneItem(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("item." + codec().extension());
        codec().write(items(), 0, preprocessing(), file);
        Tensor read = codec().read(file, preprocessing());
        assertEquals(1, read.shape()[0], "the batch of one file");
        assertEquals(items().shape().length, read.shape().length, "the number of dimensions");
        byte[] content = codec().content(items(), 0, preprocessing());
        assertArrayEquals(
                numbers(read),
                numbers(codec().read(content, preprocessing())),
                "read from bytes instead of a file");
    }

    @Test
    default void writesASheet(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sheet." + codec().extension());
        codec().writeSheet(items(), 2, preprocessing(), file);
        assertTrue(Files.size(file) > 0, "the sheet is empty");
        codec().writeSheet(withEmptyPlace(), 2, preprocessing(), file);
        assertTrue(Files.size(file) > 0, "the sheet with an empty place is empty");
    }

    @Test
    default void refusesFilesOfOtherKinds(@TempDir Path folder) throws IOException {
        Path noise = folder.resolve("noise." + codec().extension());
        Files.write(noise, new byte[] {0, -1, -2, 7, 0, -128, 10, 3, -61, 40});
        assertRefused(noise);
        assertRefused(folder.resolve("missing." + codec().extension()));
    }

    private void assertRefused(Path file) {
        IOException refused =
                assertThrows(
                        IOException.class,
                        () -> codec().read(file, preprocessing()),
                        () -> file.getFileName() + " was read");
        String message = String.valueOf(refused.getMessage());
        assertTrue(
                message.contains(file.getFileName().toString()) && message.lines().count() == 1,
                () -> "\"" + message + "\" is no line that names " + file.getFileName());
    }

    private Tensor withEmptyPlace() {
        if (!(items() instanceof FloatTensor floats)) {
            return items();
        }
        float[] values = floats.values().clone();
        int row = values.length / Math.toIntExact(floats.shape()[0]);
        Arrays.fill(values, row, 2 * row, Float.NaN);
        return new FloatTensor(values, floats.shape());
    }

    private static boolean isPadding(double[] written, int from) {
        if (from < 1 || from > written.length) {
            return false;
        }
        for (int i = from; i < written.length; i++) {
            if (!Double.isNaN(written[i]) && written[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static double[] numbers(Tensor tensor) {
        if (tensor instanceof LongTensor whole) {
            return Arrays.stream(whole.values()).asDoubleStream().toArray();
        }
        float[] values = ((FloatTensor) tensor).values();
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i];
        }
        return numbers;
    }
}
