package dev.noema.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SobolSequenceTest {

    private static final int DIMENSIONS = 64;

    /** {@code sobol.csv} holds the points of SciPy; {@code make_sobol.py} wrote it. */
    @Test
    void givesThePointsOfSciPy() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("sobol.csv")) {
            List<String> lines =
                    new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
            SobolSequence sequence = SobolSequence.plain(DIMENSIONS);
            for (int i = 0; i < lines.size(); i++) {
                double[] expected =
                        Arrays.stream(lines.get(i).split(",", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray();
                assertArrayEquals(expected, sequence.point(i), 1e-9);
            }
        }
    }

    @Test
    void scrambledPointsFallIntoEachIntervalOnce() {
        SobolSequence sequence = SobolSequence.scrambled(DIMENSIONS, 7);
        for (int axis = 0; axis < DIMENSIONS; axis++) {
            Set<Integer> intervals = new HashSet<>();
            for (int i = 0; i < 256; i++) {
                intervals.add((int) (sequence.point(i)[axis] * 256));
            }
            assertEquals(256, intervals.size(), "axis " + axis);
        }
    }

    /**
     * The first two dimensions are a (0, m, 2)-net: each box of area 1/64 holds one of 64 points.
     */
    @Test
    void scrambledPointsFallIntoEachBoxOnce() {
        SobolSequence sequence = SobolSequence.scrambled(2, 3);
        for (int wide = 1; wide <= 64; wide *= 2) {
            Set<Integer> boxes = new HashSet<>();
            for (int i = 0; i < 64; i++) {
                double[] point = sequence.point(i);
                int column = (int) (point[0] * wide);
                int row = (int) (point[1] * 64 / wide);
                boxes.add(column * 64 + row);
            }
            assertEquals(64, boxes.size(), wide + " columns");
        }
    }

    @Test
    void isAFunctionOfItsSeed() {
        double[] point = SobolSequence.scrambled(3, 1).point(5);
        assertArrayEquals(point, SobolSequence.scrambled(3, 1).point(5));
        assertFalse(Arrays.equals(point, SobolSequence.scrambled(3, 2).point(5)));
    }
}
