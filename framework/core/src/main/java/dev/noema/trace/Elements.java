package dev.noema.trace;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;

/** The elements of constants as Java arrays. */
final class Elements {

    private Elements() {}

    /** The elements of {@code array} in row-major order. */
    static Object of(NDArray array) {
        return switch (array.getDataType()) {
            case FLOAT32 -> array.toFloatArray();
            case INT64 -> array.toLongArray();
            case INT32 -> array.toIntArray();
            case BOOLEAN -> array.toBooleanArray();
            default ->
                    throw TraceException.here(
                            "a constant of type " + array.getDataType() + " cannot be recorded");
        };
    }

    static boolean equal(Object one, Object other) {
        return Arrays.deepEquals(new Object[] {one}, new Object[] {other});
    }
}
