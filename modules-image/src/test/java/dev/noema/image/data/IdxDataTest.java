package dev.noema.image.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.data.Data;
import dev.noema.data.DataDescription.Values;
import dev.noema.data.DataException;
import dev.noema.data.DataType.Place;
import dev.noema.data.Dataset;
import dev.noema.data.Draw;
import dev.noema.image.codec.Binarize;
import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("ByteBufferBackingArray") // all buffers are allocated here
class IdxDataTest {

    private static final int WIDTH = 3;
    private static final int HEIGHT = 2;
    private static final Draw PLAIN = new Draw(1, 0, false);

    @TempDir Path folder;

    @Test
    void readsPicturesAndLabels() throws IOException {
        writePart("train", 20);
        writePart("t10k", 5);
        try (Data data = open(new IdxConfig(".", Binarize.NONE, 0.25, 0, true))) {
            assertEquals(15, data.train().size());
            assertEquals(5, data.validation().size());
            assertEquals(5, data.test().size());
            assertEquals("(1, 2, 3)", data.description().event().toString());
            assertEquals(
                    IntStream.range(0, 10).mapToObj(Integer::toString).toList(),
                    data.description().classes());
            assertEquals(new Values(0, 119 / 255.0, false, true), data.description().values());
            assertEquals("test/2", data.test().key(2));

            var batch = data.test().read(new int[] {2, 0}, PLAIN);
            FloatTensor x = (FloatTensor) batch.get("x");
            assertArrayEquals(new long[] {2, 1, HEIGHT, WIDTH}, x.shape());
            assertEquals(13 / 255f, x.values()[1], "second pixel of the third picture");
            assertEquals(1 / 255f, x.values()[7], "second pixel of the first picture");
            assertArrayEquals(new long[] {2, 0}, ((LongTensor) batch.get("condition")).values());
        }
    }

    @Test
    void gzipGivesTheSameData() throws IOException {
        writePart("train", 20);
        String digest = digestOf(IdxConfig.defaults());
        for (String kind : List.of("images-idx3", "labels-idx1")) {
            Path plain = folder.resolve("train-" + kind + "-ubyte");
            try (OutputStream out =
                    new GZIPOutputStream(
                            Files.newOutputStream(
                                    folder.resolve(
                                            "train-"
                                                    + kind.replace("-idx", ".idx")
                                                    + "-ubyte.gz")))) {
                Files.copy(plain, out);
            }
            Files.delete(plain);
        }
        assertEquals(digest, digestOf(IdxConfig.defaults()));
    }

    @Test
    void testComesFromTrainingWithoutATestFile() throws IOException {
        writePart("train", 20);
        try (Data data = open(new IdxConfig(".", Binarize.NONE, 3, 12, false))) {
            assertEquals(3, data.validation().size());
            assertEquals(3, data.test().size());
            assertEquals(6, data.train().size());
            assertTrue(data.description().classes().isEmpty());
            assertFalse(data.train().read(new int[] {0}, PLAIN).containsKey("condition"));
        }
    }

    @Test
    void dynamicDrawsChangeWithTheEpochAndFixedOnesDoNot() throws IOException {
        write("train-images-idx3-ubyte", images(40, 28, 28, 128));
        Dataset dynamic = open(new IdxConfig(".", Binarize.DYNAMIC, 0, 0, false)).train();
        Dataset fixed = open(new IdxConfig(".", Binarize.FIXED, 0, 0, false)).train();
        int[] all = IntStream.range(0, 40).toArray();
        float[] first = x(dynamic, all, new Draw(1, 0, true));
        assertArrayEquals(first, x(dynamic, all, new Draw(1, 0, false)));
        assertFalse(Arrays.equals(first, x(dynamic, all, new Draw(1, 1, true))));
        assertFalse(Arrays.equals(first, x(dynamic, all, new Draw(2, 0, true))));
        assertArrayEquals(x(fixed, all, new Draw(1, 0, true)), x(fixed, all, new Draw(1, 9, true)));

        double mean = 0;
        for (float value : first) {
            assertTrue(value == 0 || value == 1);
            mean += value / first.length;
        }
        // The mean of 31,360 Bernoulli draws has a standard deviation of 0.0028.
        assertEquals(128 / 255.0, mean, 0.012);
    }

    @Test
    void batchOrderDoesNotChangeDraws() throws IOException {
        write("train-images-idx3-ubyte", images(10, 5, 5, 99));
        Dataset data = open(new IdxConfig(".", Binarize.DYNAMIC, 0, 0, false)).train();
        float[] pair = x(data, new int[] {7, 3}, PLAIN);
        assertArrayEquals(Arrays.copyOfRange(pair, 25, 50), x(data, new int[] {3}, PLAIN));
    }

    @Test
    void damagedFilesAreOneLineEach() throws IOException {
        assertFails("holds no training pictures", IdxConfig.defaults());
        byte[] whole = images(4, 2, 3, 1);
        assertFailsWith(new byte[0], "is cut off within its header");
        assertFailsWith(
                Arrays.copyOf(whole, whole.length - 1),
                "has 23 values where its header says [4, 2, 3]");
        assertFailsWith(Arrays.copyOf(whole, whole.length + 1), "has 25 values");
        byte[] labels = ByteBuffer.allocate(16).putInt(0x0801).putInt(8).array();
        assertFailsWith(labels, "starts with 0x00000801");
        byte[] huge =
                ByteBuffer.allocate(16)
                        .putInt(0x0803)
                        .putInt(Integer.MAX_VALUE)
                        .putInt(9999)
                        .putInt(9999)
                        .array();
        assertFailsWith(huge, "more values than the file can hold");
        byte[] negative =
                ByteBuffer.allocate(16).putInt(0x0803).putInt(-1).putInt(2).putInt(2).array();
        assertFailsWith(negative, "every dimension needs 1 to");
        byte[] none = ByteBuffer.allocate(16).putInt(0x0803).putInt(0).putInt(2).putInt(2).array();
        assertFailsWith(none, "every dimension needs 1 to");

        Files.delete(folder.resolve("train-images-idx3-ubyte"));
        byte[] packed = gzip(whole);
        assertFailsPacked(Arrays.copyOf(packed, packed.length - 9), "no complete gzip file");
        assertFailsPacked(gzip(Arrays.copyOf(whole, whole.length + 1)), "has more values");
        assertFailsPacked(gzip(Arrays.copyOf(whole, whole.length - 1)), "has only 23 values");
        assertFailsPacked(gzip(huge), "more values than the file can hold");
        assertFailsPacked(whole, "no complete gzip file");
    }

    @Test
    void badRequestsAreOneLineEach() throws IOException {
        assertFails("is missing", new IdxConfig("nowhere", Binarize.NONE, 0, 0, false));
        assertFails(
                "is not on the class path",
                new IdxConfig("builtin:nothing", Binarize.NONE, 0, 0, false));
        assertFails(
                "is not on the class path",
                new IdxConfig("builtin:../x", Binarize.NONE, 0, 0, false));
        write("train-images-idx3-ubyte", images(4, 2, 3, 1));
        assertFails(
                "is no folder",
                new IdxConfig("train-images-idx3-ubyte", Binarize.NONE, 0, 0, false));
        assertFails("holds no labels", new IdxConfig(".", Binarize.NONE, 0, 0, true));
        assertFails("leave nothing to learn from", new IdxConfig(".", Binarize.NONE, 4, 0, false));
        write("t10k-images-idx3-ubyte", images(4, 3, 3, 1));
        assertFails("training pictures have 3x2 pixels, test pictures 3x3", IdxConfig.defaults());
        assertThrows(
                IllegalArgumentException.class,
                () -> new IdxConfig(".", Binarize.NONE, 1.5, 0, false));
    }

    private Data open(IdxConfig config) {
        String source = config.source() == null ? "." : config.source();
        return new IdxData()
                .open(
                        new IdxConfig(
                                source,
                                config.binarize(),
                                config.validation(),
                                config.limit(),
                                config.classes()),
                        new Place(folder, folder.resolve("cache"), 1));
    }

    private String digestOf(IdxConfig config) {
        try (Data data = open(config)) {
            return data.digest();
        }
    }

    private static float[] x(Dataset data, int[] items, Draw draw) {
        return ((FloatTensor) data.read(items, draw).get("x")).values();
    }

    private void assertFails(String part, IdxConfig config) {
        String message = assertThrows(DataException.class, () -> open(config)).getMessage();
        assertTrue(message.contains(part), message);
        assertEquals(1, message.lines().count(), message);
    }

    private void assertFailsWith(byte[] images, String part) throws IOException {
        write("train-images-idx3-ubyte", images);
        assertFails(part, IdxConfig.defaults());
    }

    private void assertFailsPacked(byte[] images, String part) throws IOException {
        write("train-images-idx3-ubyte.gz", images);
        assertFails(part, IdxConfig.defaults());
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    private void writePart(String part, int count) throws IOException {
        ByteBuffer images = header(count, HEIGHT, WIDTH);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x0801).putInt(count);
        for (int item = 0; item < count; item++) {
            labels.put((byte) (item % 10));
            for (int pixel = 0; pixel < HEIGHT * WIDTH; pixel++) {
                images.put((byte) (item * HEIGHT * WIDTH + pixel));
            }
        }
        write(part + "-images-idx3-ubyte", images.array());
        write(part + "-labels-idx1-ubyte", labels.array());
    }

    private static byte[] images(int count, int height, int width, int level) {
        ByteBuffer images = header(count, height, width);
        Arrays.fill(images.array(), 16, images.capacity(), (byte) level);
        return images.array();
    }

    private static ByteBuffer header(int count, int height, int width) {
        return ByteBuffer.allocate(16 + count * height * width)
                .putInt(0x0803)
                .putInt(count)
                .putInt(height)
                .putInt(width);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
