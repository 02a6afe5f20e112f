package dev.noema.spi;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The named arrays by which a decoder describes a likelihood, each {@code (batch, ...)}. */
public final class Parameters {

    private final Map<String, NDArray> arrays;

    public Parameters(Map<String, NDArray> arrays) {
        this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    public static Parameters of(String name, NDArray array) {
        return new Parameters(Map.of(name, array));
    }

    /**
     * The array of this name; throws {@link IllegalArgumentException} with the known names when it
     * is missing.
     */
    public NDArray get(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException(
                    "the likelihood needs \""
                            + name
                            + "\", but the decoder made only "
                            + arrays.keySet());
        }
        return array;
    }

    public Map<String, NDArray> arrays() {
        return arrays;
    }
}
