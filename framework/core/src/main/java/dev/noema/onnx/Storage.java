package dev.noema.onnx;

import dev.noema.serving.FloatTensor;
import java.util.List;
import java.util.Locale;

/**
 * How the weights of a graph are stored. It computes in float32 whatever they are stored as.
 *
 * <p>Only matrices, kernels and tables of at least {@value #LEAST} elements are stored smaller:
 * biases, scales and running statistics weigh nothing and lose most.
 */
public enum Storage {
    FLOAT32,
    /** IEEE half precision: 11 significant bits, up to 65504. */
    FLOAT16,
    /** The upper half of a float32: 8 significant bits. */
    BFLOAT16,
    /** Whole numbers from -127 to 127 times a scale for each index of the first axis. */
    INT8;

    private static final int LEAST = 1024;

    /** The storage of a name such as {@code float16}. */
    public static Storage named(String name) {
        for (Storage storage : values()) {
            if (storage.toString().equals(name)) {
                return storage;
            }
        }
        throw new IllegalArgumentException(
                "storage '" + name + "'; allowed are " + List.of(values()));
    }

    /** Whether an array of this shape is stored so, and not as float32. */
    boolean applies(long... shape) {
        long size = 1;
        for (long each : shape) {
            size *= each;
        }
        return this != FLOAT32 && shape.length >= 2 && size >= LEAST;
    }

    /** The values that a graph computes with when these were stored. */
    public FloatTensor asStored(FloatTensor weights) {
        return applies(weights.shape())
                ? new FloatTensor(StoredArray.of(this, weights).values(), weights.shape())
                : weights;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
