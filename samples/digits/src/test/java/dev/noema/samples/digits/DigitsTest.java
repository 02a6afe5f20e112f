package dev.noema.samples.digits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitsTest {

    @ParameterizedTest
    @CsvSource({"train, 15000", "test, 2000"})
    void holdsPicturesInTheIdxFormat(String part, int count) throws IOException {
        try (DataInputStream pictures = open(part + "-images.idx3-ubyte.gz")) {
            assertEquals(0x0803, pictures.readInt());
            assertEquals(count, pictures.readInt());
            assertEquals(28, pictures.readInt());
            assertEquals(28, pictures.readInt());
            assertEquals(count * 28 * 28, pictures.readAllBytes().length);
        }
    }

    /** The numbers of each digit were counted with NumPy in the original files. */
    @Test
    void holdsTheLabelsOfEveryFourthTrainingDigit() throws IOException {
        int[] expected = {1451, 1692, 1471, 1515, 1475, 1429, 1461, 1563, 1452, 1491};
        int[] counts = new int[10];
        try (DataInputStream labels = open("train-labels.idx1-ubyte.gz")) {
            assertEquals(0x0801, labels.readInt());
            assertEquals(15000, labels.readInt());
            for (byte label : labels.readAllBytes()) {
                counts[label]++;
            }
        }
        assertArrayEquals(expected, counts);
    }

    private static DataInputStream open(String name) throws IOException {
        return new DataInputStream(new GZIPInputStream(DigitsTest.class.getResourceAsStream(name)));
    }
}
