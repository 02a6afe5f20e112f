package dev.noema.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Against the numbers of SciPy that {@code student_t.py} wrote. */
class ConfidenceIntervalTest {

    private static final double RELATIVE = 1e-12;

    @Test
    void quantilesAreThoseOfSciPy() throws IOException {
        for (JsonNode each : oracle().path("quantiles")) {
            double expected = each.path("quantile").doubleValue();
            int degrees = each.path("degrees").intValue();
            assertEquals(
                    expected,
                    ConfidenceInterval.quantile(degrees),
                    1e-10 * expected,
                    "ν=" + degrees);
        }
    }

    @Test
    void intervalsAreThoseOfSciPy() throws IOException {
        for (JsonNode each : oracle().path("intervals")) {
            double[] values =
                    StreamSupport.stream(each.path("values").spliterator(), false)
                            .mapToDouble(JsonNode::doubleValue)
                            .toArray();
            ConfidenceInterval interval = ConfidenceInterval.of(values);
            double mean = each.path("mean").doubleValue();
            double half = each.path("half").doubleValue();
            assertEquals(mean, interval.mean(), RELATIVE * Math.abs(mean));
            assertEquals(half, interval.half(), 1e-10 * half);
            assertEquals(mean - half, interval.low(), 1e-9);
            assertEquals(mean + half, interval.high(), 1e-9);
        }
    }

    @Test
    void oneValueHasNoInterval() {
        assertThrows(IllegalArgumentException.class, () -> ConfidenceInterval.of(1));
    }

    private static JsonNode oracle() throws IOException {
        try (InputStream input =
                ConfidenceIntervalTest.class.getResourceAsStream("student-t.json")) {
            return new ObjectMapper().readTree(input);
        }
    }
}
