package dev.noema.serving.safetensors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.noema.serving.FloatTensor;
import dev.noema.serving.LongTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {

    @TempDir Path folder;

    @Test
    void writesTheBytesOfTheReferenceImplementation() throws IOException {
        Path path = folder.resolve("ours");
        float[] flat = {9, 0, .25f, .5f, .75f, 1, 1.25f, 9};
        new SafetensorsWriter()
                .metadata("format", "noema")
                .addBytes("bytes", new byte[] {0, 127, -1}, 3)
                .add("empty", new FloatTensor(new float[0], 2, 0))
                .add(
                        "größe \"π\"",
                        new FloatTensor(
                                new float[] {Float.POSITIVE_INFINITY, -0f, Float.MIN_VALUE}, 3))
                .add("scalar", new FloatTensor(new float[] {-2.5f}))
                .add("labels", new LongTensor(new long[] {3, -1, 1L << 62}, 3))
                .addFloats("weight", flat, 1, 2, 3)
                .write(path);
        assertArrayEquals(
                Files.readAllBytes(SafetensorsFileTest.python(folder)), Files.readAllBytes(path));
    }

    @Test
    void streamsTensorsLargerThanItsBuffer() throws IOException {
        float[] floats = new float[300_001];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = i;
        }
        long[] longs = LongStream.range(0, 100_003).toArray();
        byte[] bytes = new byte[700_001];
        bytes[700_000] = 5;
        Path path = folder.resolve("large");
        new SafetensorsWriter()
                .add("floats", new FloatTensor(floats, floats.length))
                .add("longs", new LongTensor(longs, longs.length))
                .addBytes("bytes", bytes, bytes.length)
                .write(path);
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            assertArrayEquals(floats, file.floats("floats").values());
            assertArrayEquals(longs, file.longs("longs").values());
            assertArrayEquals(bytes, file.bytes("bytes"));
        }
    }

    @Test
    void refusesNamesAndRangesThatCannotBe() {
        SafetensorsWriter writer =
                new SafetensorsWriter().add("a", new FloatTensor(new float[1], 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> writer.add("a", new FloatTensor(new float[1], 1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> writer.add("__metadata__", new FloatTensor(new float[1], 1)));
        assertEquals(
                "tensor 'b' needs 4 values from index 1 of an array of 4",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> writer.addFloats("b", new float[4], 1, 2, 2))
                        .getMessage());
    }
}
