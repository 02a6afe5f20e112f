package dev.noema.trace;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the formula behind a number that differs between traces at different sizes.
 *
 * <p>Two traces can be explained in several ways; the others decide. A number that no single
 * formula explains is not guessed. Formulas are made of the dynamic dimensions, of what strides and
 * slices were seen to make of them and, where neither explains a number, of one of these divided by
 * a small number.
 */
final class SizeSolver {

    private static final long GREATEST_DIVISOR = 32;

    private final List<Map<String, Long>> traces;
    private final List<Size> products;
    private final Set<Size.Term> known = new HashSet<>();

    /**
     * @param traces the sizes of the dynamic dimensions in each trace, in the same order of
     *     dimensions
     */
    SizeSolver(List<Map<String, Long>> traces) {
        this.traces = traces;
        this.products = new ArrayList<>(products(List.copyOf(traces.get(0).keySet())));
    }

    /** Makes a size known: what comes after may be made of it and its terms. */
    void know(Size size) {
        size.terms().forEach(term -> add(term, true));
        if (!size.isFixed() && size.offset() != 0) {
            add(new Size.Sum(List.of(size)), false);
        }
    }

    // What is itself a product and a constant counts only with a further factor.
    private void add(Size.Term term, boolean alone) {
        if (known.add(term)) {
            List<String> others = new ArrayList<>(traces.get(0).keySet());
            others.removeAll(dimensions(term));
            if (alone) {
                products.add(Size.of(term));
            }
            for (Size product : products(others)) {
                products.add(new Size(1, product.dimensions(), List.of(term), 0));
            }
        }
    }

    private static Set<String> dimensions(Size.Term term) {
        Set<String> all = new HashSet<>();
        for (Size part : term.parts()) {
            all.addAll(part.dimensions());
            part.terms().forEach(inner -> all.addAll(dimensions(inner)));
        }
        return all;
    }

    /** The formulas that give {@code values}, one value for each trace: one, none or several. */
    Set<Size> solve(long[] values) {
        Set<Size> found = new LinkedHashSet<>();
        for (Size product : products) {
            affine(product, values, found);
        }
        return found.isEmpty() ? divided(values) : found;
    }

    private Set<Size> divided(long... values) {
        Set<Size> found = new LinkedHashSet<>();
        for (Size product : products) {
            if (product.dimensions().size() + product.terms().size() == 1) {
                for (long divisor = 2; divisor <= GREATEST_DIVISOR; divisor++) {
                    divided(product, divisor, values, found);
                }
            }
        }
        return found;
    }

    // value = factor * product + offset through two traces where the product differs, checked at
    // all
    private void affine(Size product, long[] values, Set<Size> found) {
        long first = product.value(traces.get(0));
        for (int i = 1; i < values.length; i++) {
            long run = product.value(traces.get(i)) - first;
            if (run != 0) {
                long rise = values[i] - values[0];
                if (rise != 0 && rise % run == 0) {
                    long factor = rise / run;
                    check(product.times(factor).plus(values[0] - factor * first), values, found);
                }
                return;
            }
        }
    }

    // value = floor((product + offset) / divisor): each trace leaves an interval for the offset
    private void divided(Size product, long divisor, long[] values, Set<Size> found) {
        long least = Long.MIN_VALUE;
        long most = Long.MAX_VALUE;
        for (int i = 0; i < values.length; i++) {
            long rest = divisor * values[i] - product.value(traces.get(i));
            least = Math.max(least, rest);
            most = Math.min(most, rest + divisor - 1);
        }
        for (long offset = least; offset <= most; offset++) {
            check(product.plus(offset).dividedBy(divisor), values, found);
        }
    }

    private void check(Size candidate, long[] values, Set<Size> found) {
        for (int i = 0; i < values.length; i++) {
            if (candidate.value(traces.get(i)) != values[i]) {
                return;
            }
        }
        found.add(candidate);
    }

    private static List<Size> products(List<String> dimensions) {
        List<Size> products = new ArrayList<>();
        for (int subset = 1; subset < 1 << dimensions.size(); subset++) {
            List<String> product = new ArrayList<>();
            for (int i = 0; i < dimensions.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    product.add(dimensions.get(i));
                }
            }
            products.add(new Size(1, product, 0));
        }
        return products;
    }
}
