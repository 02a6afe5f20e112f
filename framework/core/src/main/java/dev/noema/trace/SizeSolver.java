package dev.noema.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the formula behind a number that differs between traces at different sizes.
 *
 * <p>Two traces can be explained in several ways; a third one decides. A number that no single
 * formula explains is not guessed.
 */
final class SizeSolver {

    private final List<Map<String, Long>> traces;
    private final List<List<String>> products;

    /**
     * @param traces the sizes of the dynamic dimensions in each trace, in the same order of
     *     dimensions
     */
    SizeSolver(List<Map<String, Long>> traces) {
        this.traces = traces;
        this.products = products(List.copyOf(traces.get(0).keySet()));
    }

    /**
     * The one formula that gives {@code values}, one value for each trace; empty when none or
     * several do.
     */
    Optional<Size> solve(long[] values) {
        Size found = null;
        for (List<String> dimensions : products) {
            Optional<Size> candidate = affine(dimensions, values);
            if (candidate.isPresent()) {
                if (found != null) {
                    return Optional.empty();
                }
                found = candidate.get();
            }
        }
        return Optional.ofNullable(found);
    }

    // value = factor * m + offset through the first two traces, checked at all
    private Optional<Size> affine(List<String> dimensions, long[] values) {
        Size product = new Size(1, dimensions, 0);
        long first = product.value(traces.get(0));
        long second = product.value(traces.get(1));
        long rise = values[1] - values[0];
        if (rise == 0 || rise % (second - first) != 0) {
            return Optional.empty();
        }
        long factor = rise / (second - first);
        Size candidate = new Size(factor, dimensions, values[0] - factor * first);
        for (int i = 2; i < values.length; i++) {
            if (candidate.value(traces.get(i)) != values[i]) {
                return Optional.empty();
            }
        }
        return Optional.of(candidate);
    }

    private static List<List<String>> products(List<String> dimensions) {
        List<List<String>> products = new ArrayList<>();
        for (int subset = 1; subset < 1 << dimensions.size(); subset++) {
            List<String> product = new ArrayList<>();
            for (int i = 0; i < dimensions.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    product.add(dimensions.get(i));
                }
            }
            products.add(List.copyOf(product));
        }
        return products;
    }
}
