package dev.noema.trace;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Joins the tapes of several runs at different sizes into one program with symbolic sizes. */
final class Unification {

    private final List<Map<String, Long>> runs;
    private final List<Tape> tapes;
    private final SizeSolver solver;
    private final List<Program.Value> values = new ArrayList<>();

    Unification(List<Map<String, Long>> runs, List<Tape> tapes) {
        this.runs = runs;
        this.tapes = tapes;
        this.solver = new SizeSolver(runs);
    }

    Program program() {
        requireSameSteps();
        Tape first = tapes.get(0);
        BitSet needed = needed();
        unifyValues(needed);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < first.steps.size(); i++) {
            if (first.steps.get(i).outputs().stream().anyMatch(needed::get)) {
                steps.add(unify(i));
            }
        }
        List<Source> sources = new ArrayList<>();
        for (int i = 0; i < first.sources.size(); i++) {
            if (needed.get(first.sources.get(i).value())) {
                sources.add(unifySource(i));
            }
        }
        return new Program(
                List.copyOf(runs.get(0).keySet()), sources, steps, values, first.outputs);
    }

    // What leads to an output, and all data.
    private BitSet needed() {
        Tape first = tapes.get(0);
        BitSet needed = new BitSet();
        first.outputs.values().forEach(needed::set);
        for (int i = first.steps.size() - 1; i >= 0; i--) {
            Step step = first.steps.get(i);
            if (step.outputs().stream().anyMatch(needed::get)) {
                step.inputs().stream().filter(input -> input >= 0).forEach(needed::set);
            }
        }
        first.sources.stream()
                .filter(source -> source.kind() == Source.Kind.DATA)
                .forEach(source -> needed.set(source.value()));
        return needed;
    }

    private void unifyValues(BitSet needed) {
        Tape first = tapes.get(0);
        Map<Integer, Step> makers = new HashMap<>();
        for (Step step : first.steps) {
            step.outputs().forEach(output -> makers.put(output, step));
        }
        for (int i = 0; i < first.values.size(); i++) {
            List<Size> shape = needed.get(i) ? shape(i, makers.get(i), lineOf(i)) : List.of();
            values.add(new Program.Value(first.values.get(i).type(), shape));
        }
    }

    private void requireSameSteps() {
        Tape first = tapes.get(0);
        for (Tape other : tapes) {
            requireSameSources(first, other);
            int common = Math.min(first.steps.size(), other.steps.size());
            for (int i = 0; i < common; i++) {
                Step one = first.steps.get(i);
                Step two = other.steps.get(i);
                if (!one.operation().equals(two.operation())
                        || !one.inputs().equals(two.inputs())
                        || !one.attributes().keySet().equals(two.attributes().keySet())) {
                    throw differs(one.line());
                }
            }
            if (first.steps.size() != other.steps.size()) {
                throw differs(
                        (first.steps.size() > common ? first : other).steps.get(common).line());
            }
            requireSameOutputs(first, other);
        }
    }

    private static void requireSameSources(Tape first, Tape other) {
        int common = Math.min(first.sources.size(), other.sources.size());
        for (int i = 0; i < common; i++) {
            Source one = first.sources.get(i);
            Source two = other.sources.get(i);
            if (one.kind() != two.kind()
                    || !one.name().equals(two.name())
                    || one.value() != two.value()) {
                throw differs(first.values.get(one.value()).line());
            }
        }
        if (first.sources.size() != other.sources.size()) {
            Tape longer = first.sources.size() > common ? first : other;
            throw differs(longer.values.get(longer.sources.get(common).value()).line());
        }
    }

    private static void requireSameOutputs(Tape first, Tape other) {
        if (!first.outputs.keySet().equals(other.outputs.keySet())) {
            throw new TraceException(
                    "the outputs are "
                            + first.outputs.keySet()
                            + " at one size of the batch and "
                            + other.outputs.keySet()
                            + " at another");
        }
        first.outputs.forEach(
                (name, value) -> {
                    if (!value.equals(other.outputs.get(name))) {
                        throw differs(first.values.get(value).line());
                    }
                });
    }

    private static TraceException differs(String line) {
        return new TraceException(
                line
                        + ": what is computed here depends on a dynamic size, as in a Java loop over the"
                        + " batch or a choice by its size; use operations over the whole array");
    }

    private Step unify(int index) {
        Step step = tapes.get(0).steps.get(index);
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (String name : step.attributes().keySet()) {
            Object[] values =
                    tapes.stream()
                            .map(tape -> tape.steps.get(index).attributes().get(name))
                            .toArray();
            attributes.put(
                    name,
                    attribute(values, step.line() + ": " + step.operation().name() + ": " + name));
        }
        return new Step(
                step.operation(),
                step.inputs(),
                step.outputs(),
                attributes,
                step.scope(),
                step.line());
    }

    private Object attribute(Object[] values, String where) {
        if (values[0] instanceof Long) {
            long[] numbers = new long[values.length];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = (Long) values[i];
            }
            return size(numbers, where);
        }
        if (values[0] instanceof long[] list) {
            List<Size> sizes = new ArrayList<>();
            for (int position = 0; position < list.length; position++) {
                long[] numbers = new long[values.length];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = ((long[]) values[i])[position];
                }
                sizes.add(size(numbers, where));
            }
            return sizes;
        }
        for (Object value : values) {
            if (!Objects.equals(values[0], value)) {
                return number(values, where);
            }
        }
        return values[0];
    }

    // A number such as the batch size in x.div(x.getShape().get(0)) is a size, too.
    private Object number(Object[] values, String where) {
        long[] numbers = new long[values.length];
        for (int i = 0; i < numbers.length; i++) {
            if (!(values[i] instanceof Double number) || number != Math.rint(number)) {
                throw new TraceException(
                        where
                                + ": the value "
                                + values[0]
                                + " at "
                                + runs.get(0)
                                + " becomes "
                                + values[i]
                                + " at "
                                + runs.get(i)
                                + ", which cannot be written as a formula of the sizes");
            }
            numbers[i] = number.longValue();
        }
        return size(numbers, where);
    }

    private Size size(long[] values, String where) {
        boolean same = true;
        for (long value : values) {
            same &= value == values[0];
        }
        if (same) {
            return Size.fixed(values[0]);
        }
        Set<Size> formulas = solver.solve(values);
        if (formulas.size() == 1) {
            return formulas.iterator().next();
        }
        String sizes = where + ": sizes " + Arrays.toString(values) + " at " + runs;
        if (formulas.isEmpty()) {
            throw new TraceException(sizes + " are no formula of the dynamic dimensions");
        }
        throw TraceException.atTheseSizes(
                sizes
                        + " may be "
                        + formulas.stream()
                                .limit(3)
                                .map(Size::toString)
                                .collect(Collectors.joining(" or "))
                        + (formulas.size() > 3 ? " or another formula" : ""));
    }

    private Source unifySource(int index) {
        Source source = tapes.get(0).sources.get(index);
        for (Tape tape : tapes) {
            Source other = tape.sources.get(index);
            if (!Elements.equal(source.data(), other.data())) {
                throw new TraceException(
                        lineOf(source.value())
                                + ": the content of this constant changes with a dynamic size; make"
                                + " it of operations such as arange or zeros instead");
            }
        }
        return new Source(
                source.kind(),
                source.name(),
                source.type(),
                values.get(source.value()).shape(),
                source.value(),
                source.data());
    }

    private List<Size> shape(int value, Step maker, String where) {
        int rank = tapes.get(0).values.get(value).shape().dimension();
        List<Size> sizes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            long[] numbers = new long[tapes.size()];
            for (int i = 0; i < numbers.length; i++) {
                Shape shape = tapes.get(i).values.get(value).shape();
                if (shape.dimension() != rank) {
                    throw differs(where);
                }
                numbers[i] = shape.get(axis);
            }
            Size size =
                    derived(maker, value, axis, numbers, where)
                            .orElseGet(() -> size(numbers, where + ": shape"));
            solver.know(size);
            sizes.add(size);
        }
        return sizes;
    }

    // What an operation with a stride does to sizes is known, if it is what was seen.
    private Optional<Size> derived(Step maker, int value, int axis, long[] numbers, String where) {
        if (maker == null || maker.output() != value) {
            return Optional.empty();
        }
        Optional<Size> derived =
                DerivedSizes.of(maker, axis, shapesOf(maker.inputs()))
                        .filter(size -> gives(size, numbers));
        if (derived.isPresent()
                && derived.get().terms().stream().anyMatch(Size.Quotient.class::isInstance)
                && Arrays.stream(numbers).distinct().count() == 1) {
            throw TraceException.atTheseSizes(
                    where + ": size " + derived.get() + " is " + numbers[0] + " at all of " + runs);
        }
        // A bound that no trace was below is all there is: the size is fixed.
        return derived.filter(
                size -> size.isFixed() || Arrays.stream(numbers).distinct().count() > 1);
    }

    private List<List<Size>> shapesOf(List<Integer> inputs) {
        return inputs.stream()
                .map(input -> input < 0 ? List.<Size>of() : values.get(input).shape())
                .toList();
    }

    private boolean gives(Size size, long[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (size.value(runs.get(i)) != numbers[i]) {
                return false;
            }
        }
        return true;
    }

    private String lineOf(int value) {
        return tapes.get(0).values.get(value).line();
    }
}
