package dev.noema.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InterpolationTest {

    /** {@code interpolation.py} beside the file made the numbers with SciPy. */
    @Test
    void walksGreatCirclesAsSciPyDoes() throws IOException {
        try (InputStream file = InterpolationTest.class.getResourceAsStream("interpolation.json")) {
            JsonNode cases = new ObjectMapper().readTree(file);
            assertEquals(3, cases.size());
            for (JsonNode example : cases) {
                JsonNode path = example.get("path");
                float[] from = numbers(example.get("from"));
                float[] to = numbers(example.get("to"));
                FloatTensor found = Interpolation.SPHERICAL.path(from, to, path.size());
                for (int step = 0; step < path.size(); step++) {
                    assertArrayEquals(numbers(path.get(step)), row(found, step), 1e-5f);
                }
            }
        }
    }

    @Test
    void walksStraight() {
        FloatTensor path = Interpolation.LINEAR.path(new float[] {0, 1}, new float[] {2, -3}, 5);
        assertArrayEquals(new long[] {5, 2}, path.shape());
        assertArrayEquals(new float[] {0, 1, 0.5f, 0, 1, -1, 1.5f, -2, 2, -3}, path.values());
    }

    @ParameterizedTest
    @EnumSource
    void startsAndEndsAtTheCodesThemselves(Interpolation way) {
        float[] from = {0.1f, -2.7f, 3.3f};
        float[] to = {-0.9f, 1e-3f, 7.1f};
        FloatTensor path = way.path(from, to, 4);
        assertArrayEquals(from, row(path, 0));
        assertArrayEquals(to, row(path, 3));
    }

    @Test
    void walksStraightWhereThereIsNoOneCircle() {
        float[] code = {1, 2};
        for (float[] other : new float[][] {{2, 4}, {-1, -2}, {0, 0}, {1, 2}}) {
            assertArrayEquals(
                    Interpolation.LINEAR.path(code, other, 5).values(),
                    Interpolation.SPHERICAL.path(code, other, 5).values(),
                    1e-6f);
        }
    }

    @Test
    void refusesCodesOfUnlikeLength() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Interpolation.LINEAR.path(new float[2], new float[3], 5));
        assertThrows(
                IllegalArgumentException.class,
                () -> Interpolation.LINEAR.path(new float[2], new float[2], 1));
    }

    private static float[] row(FloatTensor table, int row) {
        int width = (int) table.shape()[1];
        return Arrays.copyOfRange(table.values(), row * width, (row + 1) * width);
    }

    private static float[] numbers(JsonNode list) {
        float[] numbers = new float[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) list.get(i).doubleValue();
        }
        return numbers;
    }
}
