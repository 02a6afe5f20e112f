package dev.noema.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogMeanExpTest {

    private static double of(double... values) {
        LogMeanExp mean = new LogMeanExp();
        for (double value : values) {
            mean.add(value);
        }
        return mean.value();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1e6, 1e6, 700})
    void neitherOverflowsNorUnderflows(double shift) {
        double expected = shift + Math.log((Math.exp(-1) + 1 + Math.exp(2)) / 3);
        assertEquals(expected, of(shift - 1, shift, shift + 2), 1e-9);
        assertEquals(expected, of(shift + 2, shift, shift - 1), 1e-9);
    }

    @Test
    void limits() {
        double none = Double.NEGATIVE_INFINITY;
        assertEquals(Double.NaN, of());
        assertEquals(none, of(none, none));
        assertEquals(Math.log(0.5), of(none, 0), 1e-15);
        assertEquals(Math.log(0.5), of(0, none), 1e-15);
        assertEquals(Double.NaN, of(1, Double.NaN, 2));
    }
}
