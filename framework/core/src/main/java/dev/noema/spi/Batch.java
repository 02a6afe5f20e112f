package dev.noema.spi;

import ai.djl.ndarray.NDArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The named arrays of one batch as model parts see them.
 *
 * <p>{@code x} is the data, shape {@code (batch, event...)}; {@code condition}, where the model is
 * conditional, is a vector for each item, {@code (batch, condition)}, already embedded; {@code
 * lengths} are the true lengths of padded sequences, {@code (batch)}, and {@code mask} the same as
 * ones and zeros. Tokens are whole numbers, {@code (batch, time)}. An objective that asks for them
 * sees {@code targets} besides.
 */
public final class Batch {

    public static final String X = "x";
    public static final String CONDITION = "condition";
    public static final String LENGTHS = "lengths";

    /**
     * 1 where an element of x counts and 0 where it is padding, {@code (batch, time)}: made of
     * {@link #LENGTHS}; missing where all count.
     */
    public static final String MASK = "mask";

    /**
     * Figures of each item that a code may be made to tell, {@code (batch, targets)}; NaN where one
     * is not known.
     */
    public static final String TARGETS = "targets";

    private final Map<String, NDArray> arrays;

    public Batch(Map<String, NDArray> arrays) {
        this.arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
    }

    public NDArray x() {
        return get(X).orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "the batch holds no array x, only " + arrays.keySet()));
    }

    public Optional<NDArray> condition() {
        return get(CONDITION);
    }

    public Optional<NDArray> lengths() {
        return get(LENGTHS);
    }

    public Optional<NDArray> mask() {
        return get(MASK);
    }

    public Optional<NDArray> targets() {
        return get(TARGETS);
    }

    public Optional<NDArray> get(String name) {
        return Optional.ofNullable(arrays.get(name));
    }

    public Map<String, NDArray> arrays() {
        return arrays;
    }

    /** This batch with one array put in or replaced. */
    public Batch with(String name, NDArray array) {
        Map<String, NDArray> changed = new LinkedHashMap<>(arrays);
        changed.put(name, array);
        return new Batch(changed);
    }
}
