package dev.noema.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The size of a dimension as a formula: {@code factor * product(dimensions, terms) + offset}.
 *
 * @param factor multiplies the product; 0 in a fixed size
 * @param dimensions names of dynamic dimensions, each once, in the order of their declaration
 * @param terms what strides and slices make of dynamic dimensions
 * @param offset is added
 */
public record Size(long factor, List<String> dimensions, List<Term> terms, long offset) {

    /** What is made of a size and is no product. */
    public sealed interface Term permits Quotient, Minimum, Sum {

        /** What it is made of. */
        List<Size> parts();

        long value(Map<String, Long> sizes);
    }

    /**
     * {@code floor(of / divisor)}.
     *
     * @param of a size that is not fixed, whose offset is from 0 to below the divisor: it is never
     *     negative, so that rounding down is rounding towards zero
     * @param divisor at least 2
     */
    public record Quotient(Size of, long divisor) implements Term {

        @Override
        public List<Size> parts() {
            return List.of(of);
        }

        @Override
        public long value(Map<String, Long> sizes) {
            return Math.floorDiv(of.value(sizes), divisor);
        }

        @Override
        public String toString() {
            String above = of.isDimension() ? of.toString() : "(" + of + ")";
            return "floor(" + above + "/" + divisor + ")";
        }
    }

    /** {@code min(of, bound)}. */
    public record Minimum(Size of, long bound) implements Term {

        @Override
        public List<Size> parts() {
            return List.of(of);
        }

        @Override
        public long value(Map<String, Long> sizes) {
            return Math.min(of.value(sizes), bound);
        }

        @Override
        public String toString() {
            return "min(" + of + "," + bound + ")";
        }
    }

    /** A sum that no other formula says, as a factor or by itself. */
    public record Sum(List<Size> parts) implements Term {

        public Sum {
            parts = List.copyOf(parts);
        }

        @Override
        public long value(Map<String, Long> sizes) {
            return parts.stream().mapToLong(part -> part.value(sizes)).sum();
        }

        @Override
        public String toString() {
            return parts.stream().map(Size::toString).collect(Collectors.joining("+", "(", ")"));
        }
    }

    public Size {
        dimensions = List.copyOf(dimensions);
        terms = List.copyOf(terms);
    }

    /** {@code factor * product(dimensions) + offset}. */
    public Size(long factor, List<String> dimensions, long offset) {
        this(factor, dimensions, List.of(), offset);
    }

    /** A size that never changes. */
    public static Size fixed(long value) {
        return new Size(0, List.of(), value);
    }

    /** The size of a named dimension itself. */
    public static Size of(String dimension) {
        return new Size(1, List.of(dimension), 0);
    }

    /** A term itself. */
    static Size of(Term term) {
        return new Size(1, List.of(), List.of(term), 0);
    }

    public boolean isFixed() {
        return dimensions.isEmpty() && terms.isEmpty();
    }

    /** Whether this is one named dimension, unchanged. */
    public boolean isDimension() {
        return factor == 1 && offset == 0 && dimensions.size() == 1 && terms.isEmpty();
    }

    /** {@code this + more}. */
    Size plus(long more) {
        return new Size(factor, dimensions, terms, offset + more);
    }

    /** {@code this + other}. */
    Size plus(Size other) {
        if (isFixed() || other.isFixed()) {
            return isFixed() ? other.plus(offset) : plus(other.offset);
        }
        if (dimensions.equals(other.dimensions) && terms.equals(other.terms)) {
            long sum = factor + other.factor;
            return sum == 0
                    ? fixed(offset + other.offset)
                    : new Size(sum, dimensions, terms, offset + other.offset);
        }
        Optional<Size> whole = terms.isEmpty() ? other.withProduct(this) : withProduct(other);
        return whole.orElseGet(
                () ->
                        of(new Sum(List.of(plus(-offset), other.plus(-other.offset))))
                                .plus(offset + other.offset));
    }

    // m floor((f P + o) / d) + g P = m floor(((f + d g / m) P + o) / d) where m divides g
    private Optional<Size> withProduct(Size other) {
        if (other.terms.isEmpty()
                && dimensions.isEmpty()
                && terms.size() == 1
                && terms.get(0) instanceof Quotient quotient
                && quotient.of().terms.isEmpty()
                && quotient.of().dimensions.equals(other.dimensions)
                && other.factor % factor == 0) {
            Size of = quotient.of();
            long more = quotient.divisor() * (other.factor / factor);
            Size above = new Size(of.factor + more, of.dimensions, of.offset);
            return Optional.of(
                    above.dividedBy(quotient.divisor()).times(factor).plus(offset + other.offset));
        }
        return Optional.empty();
    }

    /** {@code min(this, bound)}. */
    Size atMost(long bound) {
        return of(new Minimum(this, bound));
    }

    /** {@code this * times}. */
    Size times(long times) {
        return new Size(factor * times, dimensions, terms, offset * times);
    }

    /** {@code floor(this / divisor)}, in the one form that equal formulas have. */
    Size dividedBy(long divisor) {
        if (divisor == 1 || isFixed()) {
            return divisor == 1 ? this : fixed(Math.floorDiv(offset, divisor));
        }
        // floor((f P + o) / d) = (f / d) P + floor(o / d) where d divides f
        if (factor % divisor == 0) {
            long rest = Math.floorDiv(offset, divisor);
            return new Size(factor / divisor, dimensions, terms, rest);
        }
        // floor((floor(n / a) + o) / d) = floor((n + a o) / (a d))
        if (factor == 1
                && dimensions.isEmpty()
                && terms.size() == 1
                && terms.get(0) instanceof Quotient inner) {
            return inner.of().plus(inner.divisor() * offset).dividedBy(inner.divisor() * divisor);
        }
        // floor((g f P + o) / (g d)) = floor((f P + floor(o / g)) / d)
        long common = gcd(Math.abs(factor), divisor);
        long least = divisor / common;
        long whole = Math.floorDiv(offset, common);
        Size dividend = new Size(factor / common, dimensions, terms, Math.floorMod(whole, least));
        return of(new Quotient(dividend, least)).plus(Math.floorDiv(whole, least));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The size when the dynamic dimensions have these values. */
    public long value(Map<String, Long> sizes) {
        long product = factor;
        for (String dimension : dimensions) {
            product *= sizes.get(dimension);
        }
        for (Term term : terms) {
            product *= term.value(sizes);
        }
        return product + offset;
    }

    @Override
    public String toString() {
        if (isFixed()) {
            return Long.toString(offset);
        }
        String product =
                Stream.concat(dimensions.stream(), terms.stream().map(Term::toString))
                        .collect(Collectors.joining("*"));
        return (factor == 1 ? "" : factor == -1 ? "-" : factor + "*")
                + product
                + (offset == 0 ? "" : offset > 0 ? "+" + offset : "" + offset);
    }
}
