package dev.noema.spi;

import ai.djl.ndarray.NDArray;
import dev.noema.serving.Dimension;
import dev.noema.serving.FloatTensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A function that goes along with a model, as a graph of its own in a bundle: what makes items of
 * waveforms, what makes waveforms of items, a property that is told from a code. It is traced,
 * compared with the engine and served as the model's own functions are.
 *
 * @param inputs the arrays that it takes, float32
 * @param usual the usual size of each dynamic dimension but the batch, by name
 * @param least the least size of those that cannot be 1, by name
 * @param fitting entries of the preprocessing that a model must share to which it is lent; empty
 *     where it is of use to its own model alone
 * @param function what it does
 * @param weights the values of parameters that were trained elsewhere, by their name in the
 *     function's pass; all others are the model's own
 */
public record Companion(
        List<Input> inputs,
        Map<String, Long> usual,
        Map<String, Long> least,
        Map<String, Object> fitting,
        Function function,
        Map<String, FloatTensor> weights) {

    /**
     * An array that a companion takes.
     *
     * @param name such as {@code waveform}
     * @param shape its dimensions, {@link Dimension#BATCH} first
     * @param minimum the least usual value; graph and engine are compared on such values
     * @param maximum the greatest usual value
     */
    public record Input(String name, List<Dimension> shape, double minimum, double maximum) {

        public Input {
            shape = List.copyOf(shape);
        }
    }

    /** What a companion does. */
    @FunctionalInterface
    public interface Function {

        /**
         * Computes the outputs, by name, each with the batch first.
         *
         * @param inputs by name
         * @param pass gives constants and parameters; no noise and no scheduled values
         */
        Map<String, NDArray> apply(Map<String, NDArray> inputs, Pass pass);
    }

    public Companion {
        inputs = List.copyOf(inputs);
        usual = Collections.unmodifiableMap(new LinkedHashMap<>(usual));
        least = Map.copyOf(least);
        fitting = Collections.unmodifiableMap(new LinkedHashMap<>(fitting));
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /** A function of constants and of the model's own parameters. */
    public Companion(List<Input> inputs, Map<String, Long> usual, Function function) {
        this(inputs, usual, Map.of(), Map.of(), function, Map.of());
    }

    /** Whether models of other runs may take it along. */
    public boolean isLent() {
        return !fitting.isEmpty();
    }

    /** The same function with its parameters named below {@code scope}. */
    public Companion within(String scope) {
        Map<String, FloatTensor> below = new LinkedHashMap<>();
        weights.forEach((name, values) -> below.put(scope + "/" + name, values));
        return new Companion(
                inputs,
                usual,
                least,
                fitting,
                (arrays, pass) -> function.apply(arrays, pass.scope(scope)),
                below);
    }

    /** The same function, whose dimensions have no fewer than these. */
    public Companion atLeast(Map<String, Long> sizes) {
        return new Companion(inputs, usual, sizes, fitting, function, weights);
    }

    /** The same function, for models of data with these entries of the preprocessing alone. */
    public Companion fitting(Map<String, Object> preprocessing) {
        return new Companion(inputs, usual, least, preprocessing, function, weights);
    }

    /** The same function with parameters that were trained elsewhere. */
    public Companion with(Map<String, FloatTensor> values) {
        return new Companion(inputs, usual, least, fitting, function, values);
    }
}
