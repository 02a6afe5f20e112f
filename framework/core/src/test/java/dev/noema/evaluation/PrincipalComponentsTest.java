package dev.noema.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.noema.serving.FloatTensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {

    @Test
    void agreesWithSingularValueDecomposition() throws IOException {
        JsonNode expected = expected();
        float[] x = floats(expected.get("x"));
        PrincipalComponents components = PrincipalComponents.fit(new HeldRows(x, 20), 3, 1);
        assertEquals(3, components.count());
        for (int i = 0; i < 3; i++) {
            double variance = expected.get("variances").get(i).asDouble();
            assertEquals(variance, components.variances()[i], 1e-4 * variance);
        }
        assertEquals(expected.get("explained").asDouble(), components.explainedVariance(), 1e-5);
        FloatTensor nearest = components.reconstruct(new FloatTensor(x, 60, 1, 4, 5));
        assertArrayEquals(new long[] {60, 1, 4, 5}, nearest.shape());
        assertArrayEquals(floats(expected.get("reconstruction")), nearest.values(), 2e-3f);
    }

    @Test
    void coordinatesSpreadAsTheComponentsSay() throws IOException {
        float[] x = floats(expected().get("x"));
        PrincipalComponents components = PrincipalComponents.fit(new HeldRows(x, 20), 3, 1);
        FloatTensor places = components.coordinates(new FloatTensor(x, 60, 1, 4, 5));
        assertArrayEquals(new long[] {60, 3}, places.shape());
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            double squares = 0;
            for (int item = 0; item < 60; item++) {
                double value = places.values()[3 * item + i];
                sum += value;
                squares += value * value;
            }
            double variance = expected().get("variances").get(i).asDouble();
            assertEquals(0, sum / 60, 1e-4);
            assertEquals(variance, squares / 60, 1e-3 * variance);
        }
    }

    @Test
    void drawnRowsHaveTheMeanAndTheVariancesOfTheComponents() {
        float[] x = {0, 1, 5, 4, 1, 5, 2, 5, 5, 6, 3, 5};
        PrincipalComponents components = PrincipalComponents.fit(new HeldRows(x, 3), 2, 1);
        FloatTensor drawn = components.sample(20_000, 7);
        assertArrayEquals(new long[] {20_000, 3}, drawn.shape());
        double[] mean = new double[3];
        double[] square = new double[3];
        for (int i = 0; i < drawn.values().length; i++) {
            mean[i % 3] += drawn.values()[i] / 20_000.0;
            square[i % 3] += (double) drawn.values()[i] * drawn.values()[i] / 20_000;
        }
        // Of (0 4 2 6), (1 1 5 3) and (5 5 5 5).
        assertArrayEquals(new double[] {3, 2.5, 5}, mean, 0.06);
        assertArrayEquals(new double[] {14, 9, 25}, square, 0.35);
        float[] fewer = components.sample(2, 7).values();
        assertArrayEquals(Arrays.copyOf(drawn.values(), 6), fewer, 1e-5f);
    }

    @Test
    void asManyComponentsAsDimensionsReconstructAll() {
        float[] x = {1, 2, 3, 5, 4, 4, 0, 1, 7, 2, 2, 2};
        PrincipalComponents components = PrincipalComponents.fit(new HeldRows(x, 3), 9, 1);
        assertEquals(3, components.count());
        assertEquals(1, components.explainedVariance(), 1e-6);
        assertArrayEquals(x, components.reconstruct(new FloatTensor(x, 4, 3)).values(), 1e-5f);
    }

    @Test
    void equalItemsHaveNoVariance() {
        float[] x = {3, 1, 3, 1, 3, 1};
        PrincipalComponents components = PrincipalComponents.fit(new HeldRows(x, 2), 1, 1);
        assertEquals(1, components.explainedVariance());
        assertArrayEquals(x, components.reconstruct(new FloatTensor(x, 3, 2)).values(), 1e-6f);
    }

    @Test
    void badRequestsAreOneLineEach() {
        HeldRows rows = new HeldRows(new float[6], 2);
        assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.fit(rows, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> PrincipalComponents.fit(new HeldRows(new float[0], 2), 1, 1));
        PrincipalComponents components = PrincipalComponents.fit(rows, 1, 1);
        FloatTensor other = new FloatTensor(new float[3], 1, 3);
        assertThrows(IllegalArgumentException.class, () -> components.reconstruct(other));
    }

    private static float[] floats(JsonNode numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers.get(i).asDouble();
        }
        return values;
    }

    private static JsonNode expected() throws IOException {
        try (InputStream input =
                PrincipalComponentsTest.class.getResourceAsStream("principal-components.json")) {
            return new ObjectMapper().readTree(input);
        }
    }
}
