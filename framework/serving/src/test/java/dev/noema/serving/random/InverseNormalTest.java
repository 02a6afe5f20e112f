package dev.noema.serving.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class InverseNormalTest {

    @Test
    void agreesWithSciPy() throws IOException {
        JsonNode points;
        try (InputStream json = getClass().getResourceAsStream("normal.json")) {
            points = new ObjectMapper().readTree(json);
        }
        assertTrue(points.size() > 40);
        for (JsonNode point : points) {
            double q = point.get("q").doubleValue();
            double z = point.get("z").doubleValue();
            assertEquals(z, at(q), 2e-15 * Math.max(1, Math.abs(z)), "q = " + q);
            assertEquals(-z, at(-q), 2e-15 * Math.max(1, Math.abs(z)), "q = " + -q);
        }
    }

    @Test
    void isMonotoneAcrossItsThreeParts() {
        double before = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < 100_000; i++) {
            double now = at(i / 100_000.0 - 0.5);
            assertTrue(now > before, "at " + i);
            before = now;
        }
    }

    @Test
    void itsLogarithmHasTheBitsOfStrictMath() {
        for (int exponent = -40; exponent <= 3; exponent++) {
            for (int i = 0; i < 4000; i++) {
                double x = Math.scalb(1 + i / 4000.0, exponent);
                assertEquals(StrictMath.log(x), Logarithm.of(x), "log " + x);
                x = Math.scalb(1 + i * 0x1p-32, exponent);
                assertEquals(StrictMath.log(x), Logarithm.of(x), "log " + x);
            }
        }
    }

    private static double at(double q) {
        return Math.abs(q) <= InverseNormal.CENTRE ? InverseNormal.centre(q) : InverseNormal.tail(q);
    }
}
