package dev.noema.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.noema.serving.FloatTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What contracts say about numbers. */
final class Numbers {

    private Numbers() {}

    static void assertFinite(String name, FloatTensor tensor) {
        for (float value : tensor.values()) {
            assertTrue(Float.isFinite(value), () -> name + " holds " + value);
        }
    }

    /** Equal but for the rounding of float32. */
    static void assertClose(String name, float[] expected, float[] actual) {
        assertEquals(expected.length, actual.length, name);
        for (int i = 0; i < expected.length; i++) {
            double tolerance = 2e-5 + 2e-4 * Math.abs(expected[i]);
            assertEquals(expected[i], actual[i], tolerance, name + "[" + i + "]");
        }
    }

    /** What a part makes of one item alone is what it makes of it as the first of three. */
    static void assertFirstItemAlike(CompiledPart part) {
        Map<String, FloatTensor> three = part.data(3);
        Map<String, FloatTensor> one = new LinkedHashMap<>();
        three.forEach((name, tensor) -> one.put(name, first(tensor)));
        Map<String, FloatTensor> alone = part.run(1, one, 0);
        part.run(3, three, 0)
                .forEach(
                        (name, made) ->
                                assertClose(name, first(made).values(), alone.get(name).values()));
    }

    private static FloatTensor first(FloatTensor tensor) {
        long[] shape = tensor.shape().clone();
        float[] values =
                Arrays.copyOf(tensor.values(), tensor.values().length / Math.toIntExact(shape[0]));
        shape[0] = 1;
        return new FloatTensor(values, shape);
    }
}
