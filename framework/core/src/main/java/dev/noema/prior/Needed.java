package dev.noema.prior;

import dev.noema.serving.FloatTensor;
import java.util.Arrays;
import java.util.Map;

/** Takes arrays out of what describes a fitted prior. */
final class Needed {

    private Needed() {}

    /**
     * The array; throws {@link IllegalArgumentException} when it is missing or has another shape.
     */
    static FloatTensor of(Map<String, FloatTensor> arrays, String name, long... shape) {
        FloatTensor array = arrays.get(name);
        if (array == null || !Arrays.equals(array.shape(), shape)) {
            throw new IllegalArgumentException(
                    "prior: the array \""
                            + name
                            + "\" is "
                            + (array == null ? "missing" : Arrays.toString(array.shape()))
                            + "; needed is "
                            + Arrays.toString(shape));
        }
        return array;
    }
}
